/**
 * CHECK constraints as the seeding understands them: their text becomes an {@link dev.replica.seed.plan.check.Expression},
 * which is analysed into what each column must obey ({@link dev.replica.seed.plan.check.CheckAnalysis}) and compiled into a
 * {@link dev.replica.seed.plan.check.Predicate} that judges rows. What is not fully understood is left to PostgreSQL, never
 * guessed.
 */
package dev.replica.seed.plan.check;
