/**
 * What a PostgreSQL database looks like: {@code pg_catalog} read into immutable records, and the quoting of names. In goes a
 * connection, out comes a {@link dev.replica.catalog.Schema}; no row of any table is read here.
 */
package dev.replica.catalog;
