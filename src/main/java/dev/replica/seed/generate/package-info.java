/**
 * Plan to values: pure functions of (genome, seed, table, row) that write into a {@link
 * dev.replica.seed.generate.RowWriter}. No I/O, no clock, no order: any range of rows of any table can be made alone.
 */
package dev.replica.seed.generate;
