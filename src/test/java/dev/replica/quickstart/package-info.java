/** The whole way from a production database to a seeded one, on a shop of our own making, for a newcomer to watch. */
package dev.replica.quickstart;
