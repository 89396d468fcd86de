package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;

/**
 * A partition that a table lacks.
 *
 * @param root the table that rows are written to
 * @param parent the partitioned table that it is to be directly a part of
 * @param suffix of its name, behind that of the parent
 * @param bound as {@code CREATE TABLE ... PARTITION OF} takes it
 */
public record MissingPartition(
    QualifiedName root, QualifiedName parent, String suffix, String bound) {}
