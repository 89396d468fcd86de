/**
 * Streams the rows of a table once into summaries of bounded memory. What stands in here are raw values of the source:
 * nothing but {@code dev.replica.scan.publish} may turn them into a genome.
 */
package dev.replica.scan.profile;
