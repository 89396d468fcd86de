package dev.replica.seed.generate;

/**
 * A value whose parts are variables of the dependence.
 *
 * @param own tells the rank of the value itself, and stands in where a constant is tried
 * @param variables of the parts; -1 for a part that is drawn by the row's bits
 */
record CompoundCell(DrawnCell own, CompoundValues values, int[] variables) implements Cell {

  /** The cell; the drawn one itself where no part is a variable. */
  static Cell of(DrawnCell drawn, String column, Variables all) {
    if (!(drawn.values() instanceof CompoundValues values)) {
      return drawn;
    }
    int[] variables = values.portions().stream()
        .mapToInt(portion -> all.ofPart(column, portion.part(), portion.path()))
        .toArray();
    for (int variable : variables) {
      if (variable >= 0) {
        return new CompoundCell(drawn, values, variables);
      }
    }
    return drawn;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (own.constant(cursor, i)) {
      own.write(cursor, i, out);
    } else {
      long bits = cursor.bits(own.key(), i);
      values.write(own.rank(cursor, i), ranks(cursor, i), bits, cursor.scratch(), out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return own.constant(cursor, i)
        ? own.value(cursor, i)
        : values.value(
            own.rank(cursor, i), ranks(cursor, i), cursor.bits(own.key(), i), cursor.scratch());
  }

  private double[] ranks(Cursor cursor, int i) {
    double[] ranks = cursor.scratch().ownRanks(variables.length);
    for (int part = 0; part < variables.length; part++) {
      if (variables[part] >= 0) {
        ranks[part] = cursor.rank(variables[part], i);
      }
    }
    return ranks;
  }
}
