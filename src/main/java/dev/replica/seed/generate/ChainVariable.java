package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;

/**
 * A variable in the order in which they are drawn.
 *
 * @param key of its draws
 * @param trees that it is drawn by, one after the other
 * @param latents what rows have in common with their siblings; null for nothing
 * @param kind where its ranks come from
 * @param mask the null mask that its column is in; -1 for none
 * @param times of which a day tells it; null for all but months and days of the week that are not drawn
 * @param day likewise, the variable of the column's values
 * @param weekday likewise, that of its days of the week; -1 for none
 */
record ChainVariable(
    long key,
    ConditionalTree[] trees,
    SiblingLatents latents,
    Kind kind,
    int mask,
    GridValues times,
    int day,
    int weekday) {

  private static final int MONTHS = 12;
  private static final int WEEK = 7;

  /** Where a variable's ranks come from. */
  enum Kind {
    DRAWN,
    /** From the rows of a parent. */
    INHERITED,
    /** From the place of the row in the table. */
    POSITION,
    MONTH,
    WEEKDAY
  }

  /** @param part of the column's values that a day may tell */
  static Kind kind(Dependence.Variable told, GridValues times) {
    if (!told.by().isEmpty()) {
      return Kind.INHERITED;
    }
    if (told.column() == null) {
      return Kind.POSITION;
    }
    return times == null
        ? Kind.DRAWN
        : told.part() == Dependence.Part.MONTH ? Kind.MONTH : Kind.WEEKDAY;
  }

  /** The rank of what a day tells in row {@code i}, given the ranks of the variables before. */
  double ofDay(double[][] ranks, int i) {
    long at = times.day(ranks[day][i], weekday < 0 ? 0 : ranks[weekday][i]);
    return kind == Kind.MONTH ? (Days.month(at) + .5) / MONTHS : (Days.ofWeek(at) + .5) / WEEK;
  }
}
