/** The second pipeline: a genome and a target database in, rows out. */
package dev.replica.seed;
