/**
 * Rows into PostgreSQL: the two encodings of COPY, the order of loading, deferred references, validation, sequences.
 */
package dev.replica.seed.load;
