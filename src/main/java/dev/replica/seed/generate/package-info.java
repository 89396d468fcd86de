/**
 * Plan to values: pure functions of (genome, seed, table, row) that write into a {@link
 * dev.replica.seed.generate.RowWriter}. No I/O, no clock, no order: any range of rows of any table can be made alone.
 *
 * <p>Times that are sequences ({@link dev.replica.seed.generate.Events}) are worked out before any row is made, family by family and a
 * function of the parent alone: a first time and a span, then as many gaps as there are, each by a tree. Where they add up to more than
 * the span, long ones are drawn anew and the least is taken; what is left then is shared among the longest ({@link
 * dev.replica.seed.generate.Bridge}). A gap of a day or more ends on a day of the week with the probability that the day has, relative to
 * the most usual one (rejection; von Neumann, 1951), at a time of the day that is drawn anew.
 */
package dev.replica.seed.generate;
