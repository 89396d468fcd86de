/**
 * Every decision of a seeding and no data: matches genome to schema, orders the tables, breaks cycles, counts rows and chooses
 * for each column how its cells are made. A plan can be printed, and tested with no database.
 */
package dev.replica.seed.plan;
