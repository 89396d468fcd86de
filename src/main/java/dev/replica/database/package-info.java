/** A database to work on: a URL with its credentials, or an embedded server. */
package dev.replica.database;
