/**
 * What a PostgreSQL database looks like: {@code pg_catalog} read into immutable records; the quoting of names and the
 * parsing of types. In goes a connection, out comes a {@link dev.replica.catalog.Schema}; no row of any table is read
 * here.
 */
package dev.replica.catalog;
