/**
 * Probability with no I/O: marginals, the Gaussian copula, conditional trees, permutations, addressable randomness, and the sketches of
 * a scan. Everything is deterministic on every platform: logarithms and exponentials come from {@link StrictMath}, never from {@link
 * Math}, whose last bit may vary between processors and releases.
 *
 * <p>A table's columns have ranks, uniform on 0 to 1, and distribution functions that turn ranks into values (Sklar, 1959). How the
 * ranks depend on each other is told in one of two forms.
 *
 * <dl>
 *   <dt>Conditional trees ({@link dev.replica.model.TreeFit}, {@link dev.replica.model.ConditionalTree})
 *   <dd>p(r<sub>1</sub>, ..., r<sub>k</sub>) is the product of p(r<sub>j</sub> | those before it), each a tree whose leaves are
 *       histograms over r<sub>j</sub>. Grown best first by entropy on binned rows (Breiman et al., 1984), and pruned by minimal
 *       cost-complexity: a subtree stays where its gain in log-likelihood exceeds price times characters, so that the price is the
 *       one knob of size (a description length; Rissanen, 1978). The histogram's cells hold at least {@code minCount} rows.
 *   <dt>Boosting ({@link dev.replica.model.Residual})
 *   <dd>w = F(r | leaf) is uniform and independent of all predictors where the leaf is right (Rosenblatt, 1952). A further tree for w,
 *       given the same predictors, tells what the one before missed; drawing composes the inverse functions.
 *   <dt>Order ({@link dev.replica.model.MutualInformation})
 *   <dd>A maximum spanning tree (Prim, 1957) of mutual information in nats, less its bias (r - 1)(c - 1) / 2n (Miller, 1955).
 *   <dt>Gaussian copula ({@link dev.replica.model.NormalScores}, {@link dev.replica.model.GaussianCopula})
 *   <dd>Normal scores h = E[Z | interval]; the correlation solves E[h<sub>i</sub> h<sub>j</sub>] = &Sigma; c<sub>ik</sub>
 *       c<sub>jk</sub> &rho;<sup>k</sup>, k up to 6, with Hermite coefficients c<sub>k</sub> = E[h He<sub>k</sub>] / &radic;k!; the
 *       nearest positive definite matrix by clipped eigenvalues.
 *   <dt>Polylines ({@link dev.replica.model.Polyline})
 *   <dd>Greedy slope cone (swing filter; Elmeleegy et al., 2009): within a tolerance of the empirical distribution function.
 *   <dt>Raking ({@link dev.replica.model.Raking})
 *   <dd>Leaves are told coarsely; iterative proportional fitting (Deming and Stephan, 1940) has all of them together meet each
 *       variable's marginal.
 *   <dt>Siblings ({@link dev.replica.model.Siblings})
 *   <dd>Intraclass correlation (Fisher, 1925) of normal scores: E[h h' | one parent] / E[h<sup>2</sup>]<sup>2</sup>, told where it is
 *       3 standard errors above 0.
 *   <dt>Fan-out ({@link dev.replica.model.FanOut}, {@link dev.replica.model.Lorenz})
 *   <dd>A quantile function of the children a parent, divided exactly; the share of the children that the least popular parents have
 *       is its integral (Lorenz, 1905).
 *   <dt>Distinct counts ({@link dev.replica.model.HyperLogLog}, {@link dev.replica.model.DistinctSample})
 *   <dd>HyperLogLog (Flajolet et al., 2007), relative standard error 1.04 / &radic;m; a uniform sample of the distinct keys with their
 *       exact counts (Gibbons, 2001); of blocks alone, n d / (n - f<sub>1</sub> + f<sub>1</sub> n / N) (Haas and Stokes, 1998).
 *   <dt>Samples ({@link dev.replica.model.Reservoir}), orders ({@link dev.replica.model.Permutation})
 *   <dd>Algorithm L (Li, 1994); a Feistel network that walks cycles (Black and Rogaway, 2002).
 *   <dt>Least squares ({@link dev.replica.model.LeastSquares})
 *   <dd>Normal equations of centred columns, scaled to correlations, by Cholesky's factor.
 * </dl>
 */
package dev.replica.model;
