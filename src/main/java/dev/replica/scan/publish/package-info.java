/**
 * The only door out: turns what a profile accumulated into a genome, under the privacy policy.
 *
 * <ul>
 *   <li>{@link dev.replica.scan.publish.Knots}: distribution functions within .25 % of the sample's, between any two knots no row or at
 *       least {@code minCount}.
 *   <li>{@link dev.replica.scan.publish.Dates}: days of the week by an analysis of variance of the rows a day in two ways (Fisher,
 *       1925), F of 5 or more; times of day beside days.
 *   <li>{@link dev.replica.scan.publish.CategoryOrder}: categories by the first axis of a correspondence analysis, profiles shrunk by n
 *       / (n + 20).
 *   <li>{@link dev.replica.scan.publish.Lookups}: functional dependencies that hold in 99.5 % of the rows, in groups that could
 *       contradict; pairs of values that {@code minCount} rows share.
 *   <li>{@link dev.replica.scan.publish.Differences}: columns that are never below another one and close to it.
 *   <li>{@link dev.replica.scan.publish.Trees}: conditional trees within a number of characters.
 *   <li>{@link dev.replica.scan.publish.Copula}: correlations beyond 2.5 standard errors, in thousandths.
 * </ul>
 */
package dev.replica.scan.publish;
