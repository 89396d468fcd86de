package dev.replica.scan.profile;

import dev.replica.catalog.Column;

/**
 * What was seen of a column.
 *
 * @param nulls among the rows seen
 * @param nullPattern equal for two columns exactly if they are null in the same rows; 0 for a column without nulls
 * @param distinct estimated number of different values in the table (HyperLogLog, relative standard error 1.6 %); 0 where not counted
 */
public record ColumnProfile(Column column, long nulls, long nullPattern, long distinct, Values values) {}
