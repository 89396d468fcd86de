package dev.replica.catalog;

/**
 * A partition of a partitioned table, however deep: only leaves hold rows.
 *
 * @param parent the table that it is directly a part of
 * @param bound as {@code pg_get_expr(relpartbound)} prints it: {@code FOR VALUES FROM (...) TO (...)}, {@code DEFAULT}
 * @param key for a partition that is partitioned itself, {@code pg_get_partkeydef}: {@code RANGE (created_at)}; else empty
 * @param constraint {@code pg_get_partition_constraintdef}: a row belongs here where it is true
 */
public record Partition(
    QualifiedName name, QualifiedName parent, String bound, String key, String constraint) {}
