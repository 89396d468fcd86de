package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the columns of a table are there for, as far as its schema and the rows seen tell. */
final class Roles {

  /** An integer key numbers the rows where it leaves out no more than two numbers for each that it has. */
  private static final double SPARSE = 3;

  /** Or where so many of its sampled neighbours ascend. */
  private static final double ASCENDING = 0.9;

  private final TableProfile profile;
  private final Set<String> referring;

  /** Whether columns number the rows, by name, once that is asked for. */
  private final Map<String, Boolean> serials = new HashMap<>();

  Roles(TableProfile profile) {
    this.profile = profile;
    referring = profile.table().foreignKeys().stream()
        .flatMap(key -> key.columns().stream())
        .collect(Collectors.toSet());
  }

  /** Whether the column refers to another table. */
  boolean refers(String column) {
    return referring.contains(column);
  }

  /** Whether the column is in a key, alone or with others. */
  boolean keyed(String column) {
    return profile.table().keys().stream().anyMatch(key -> key.columns().contains(column));
  }

  /** Whether the column is a key by itself. */
  boolean unique(Column column) {
    return profile.table().keys().stream()
        .anyMatch(key -> key.total() && key.columns().equals(List.of(column.name())));
  }

  /** Whether the column is drawn: neither computed, nor a reference, nor a key. */
  boolean drawn(ColumnProfile column) {
    return column.column().writable()
        && !referring.contains(column.column().name())
        && !unique(column.column());
  }

  /** Whether the column is a key of numbers or times that says more than the row's number: the day of a series. */
  boolean naturalKey(ColumnProfile column) {
    return column.column().writable()
        && !referring.contains(column.column().name())
        && unique(column.column())
        && column.values() instanceof Numbers
        && !serial(column);
  }

  /** Whether the column is a key of whole numbers that numbers the rows, or one that a sequence feeds. */
  boolean serial(ColumnProfile column) {
    return serials.computeIfAbsent(column.column().name(), name -> numbersRows(column));
  }

  private boolean numbersRows(ColumnProfile column) {
    if (!(column.values() instanceof Numbers numbers)) {
      return false;
    }
    SqlType type = column.column().type().base();
    boolean integer = type instanceof SqlType.Scalar scalar
        && (scalar.is("int2") || scalar.is("int4") || scalar.is("int8"));
    boolean fed = column.column().sequence().isPresent();
    if (!integer || profile.rows() == 0 || !unique(column.column()) && !fed) {
      return false;
    }
    long[] present = numbers.present();
    if (present.length < 2) {
      return fed || unique(column.column());
    }
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    int ascents = 0;
    for (int row = 0; row < present.length; row++) {
      low = Math.min(low, present[row]);
      high = Math.max(high, present[row]);
      ascents += row > 0 && present[row] > present[row - 1] ? 1 : 0;
    }
    boolean dense =
        unique(column.column()) && (high - low) / (double) numbers.step() < SPARSE * profile.rows();
    if (dense && !fed && low > high - low) {
      // Years, and what else says more than how many rows there are: numbers of rows begin near
      // zero.
      return false;
    }
    return dense || ascents >= ASCENDING * (present.length - 1);
  }

  /** Rows of the table in which the column is not null, as far as the rows seen tell. */
  long present(ColumnProfile column) {
    double share =
        profile.seen() == 0 ? 0 : (profile.seen() - column.nulls()) / (double) profile.seen();
    return Math.round(profile.rows() * share);
  }
}
