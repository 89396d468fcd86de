/** The first pipeline: a connection in, a genome out. */
package dev.replica.scan;
