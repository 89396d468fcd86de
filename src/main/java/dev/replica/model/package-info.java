/**
 * Probability with no I/O: marginals, the Gaussian copula, permutations, addressable randomness, and the sketches of a
 * scan. Everything is deterministic on every platform: logarithms and exponentials come from {@link StrictMath}, never
 * from {@link Math}, whose last bit may vary between processors and releases.
 */
package dev.replica.model;
