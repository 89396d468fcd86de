/**
 * The only door out: turns what a profile accumulated into a genome, under the privacy policy.
 *
 * <ul>
 *   <li>{@link dev.replica.scan.publish.Knots}: distribution functions within .25 % of the sample's, between any two knots no row or at
 *       least {@code minCount}; further knots where they gain 40 nats, cell by cell put together from below.
 *   <li>{@link dev.replica.scan.publish.Dates}: days of the week by an analysis of variance of the rows a day in two ways (Fisher,
 *       1925), F of 5 or more; times of day beside days.
 *   <li>{@link dev.replica.scan.publish.CategoryOrder}: categories by the first axis of a correspondence analysis, profiles shrunk by n
 *       / (n + 20).
 *   <li>{@link dev.replica.scan.publish.Lookups}: functional dependencies that hold in 99.5 % of the rows, in groups that could
 *       contradict; pairs of values that {@code minCount} rows share.
 *   <li>{@link dev.replica.scan.publish.Differences}: columns that are never below another one and close to it.
 *   <li>{@link dev.replica.scan.publish.Formulas}: sums and products by least squares, their factors shortened to the fewest digits
 *       that leave the rest as narrow.
 *   <li>{@link dev.replica.scan.publish.Ratios}: products with a drawn factor, where half of the rows predict the others better by it
 *       than by pieces of the other column ({@link dev.replica.scan.publish.Halves}; three standard errors of log p).
 *   <li>{@link dev.replica.scan.publish.Sentences}, {@link dev.replica.scan.publish.WordFollowers}: Markov chains of order 1 (Shannon,
 *       1948) of the letters of rare words, and of common words; none of a word, or of two, that fewer than 2 % of the strings hold.
 *   <li>{@link dev.replica.scan.publish.Trees}: conditional trees within a number of characters.
 *   <li>{@link dev.replica.scan.publish.Copula}: correlations beyond 2.5 standard errors, in thousandths.
 *   <li>{@link dev.replica.scan.publish.HeldOut}: which of the two, or neither, by cross-validation (Stone, 1974). Rows are cut into
 *       ten folds by a hash of their place; each form is fitted to nine and told within the size allowed. What a row of the tenth
 *       scores is log p(b) - &Sigma; log p(b<sub>j</sub>), b<sub>j</sub> being the bin of variable j, or whether it is null: 0 for
 *       independent columns. By trees p(b<sub>j</sub> | those before it) is what its leaf says, and at least .05 p(b<sub>j</sub>),
 *       for leaves don't tell what too few rows have; by a Gaussian copula p(b) is the probability of the box of normals (Geweke,
 *       1991; {@link dev.replica.model.NormalBox}), bounded alike. A form that is not simpler has to be better by a standard error.
 * </ul>
 *
 * <p>What a row has from the rows that it refers to is estimated on sampled rows joined by hashes of their keys ({@link
 * dev.replica.scan.publish.Lineage}), parents being published before their children:
 *
 * <ul>
 *   <li><b>Inherited variables.</b> The bins of a parent's or grandparent's column, cut at edges of what is published of it, come
 *       before the child's own variables in its conditional trees, where their mutual information exceeds .003 nats. A split on one
 *       leaves {@code minCount} parents on both sides: a parent with many children is one witness, and one person.
 *   <li><b>Latents.</b> The residual of a column is the uniform number w that its tree turns into the rank. Rows of one parent share
 *       rho = E[h h' | one parent] / E[h^2]^2 of the variance of its normal score, h = E[Z | interval of w]; told from .05 on (the
 *       intraclass correlation, Fisher 1925, corrected for intervals by the first Hermite term). Where siblings share a category more
 *       often than rho explains, each is instead with probability p at its parent's home: p^2 = (P(same) - sum q_i^2) / (1 - sum
 *       q_i^2).
 *   <li><b>Copies.</b> Agreement of hashes beyond that with another row's parent: p = (a - c) / (1 - c), all from .995 on.
 *   <li><b>Successions.</b> A time that comes before the parent's in at most .2 % of the rows, and would in 2 % with other rows'
 *       parents. By its difference where the middle 80 % of that are within a tenth of the parents'; else a bound.
 *   <li><b>Popularity.</b> A parent's rank in the fan-out is one more variable of the parent, with a tree over its columns. The tail
 *       of the fan-out has a mean for each piece of at least {@code minCount} parents; within the last one, counts fall as q^-s,
 *       where s = log(m_n / m_2n) / log 2 of the means of the n and 2n most popular (Pareto's law: a mean of the q most popular is
 *       in proportion to q^-s).
 *   <li><b>Events.</b> Times of one parent's children as a first one and gaps ({@link dev.replica.scan.publish.Gaps}), where their gaps are
 *       not those of times drawn alone ({@link dev.replica.scan.publish.GapEvidence}): a marked renewal process (Cox, 1962) whose gap g
 *       depends on the one before it (Wold, 1948), on when it begins, and on the parent's mean gap, all by a conditional tree; p(times |
 *       parent) is p(first) p(span | first) times the product of p(g<sub>i</sub> | g<sub>i-1</sub>, mean, t<sub>i-1</sub>), the gaps
 *       given that they add up to the span. The span is told by the mean gap, or by the share of what is left to the end of all times,
 *       whichever has the higher mean log-density.
 *   <li><b>Totals.</b> A parent's column that in all rows is the number, a sum, the least or the greatest of its children ({@link
 *       dev.replica.scan.publish.Totals}); a sum or a number may leave a rest that the parent's own columns make up, found as formulas
 *       are, where the rest has at least a bit less than the column. At least 20 parents with children, and all rows of both tables.
 *   <li><b>Agreements.</b> Two references lead to one ancestor in at least 99.5 % of the rows, and in at most half by chance.
 * </ul>
 */
package dev.replica.scan.publish;
