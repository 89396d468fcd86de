package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import java.util.List;

/** Given values by their shares, in the order of the model; what they lack to 1 is drawn by the looks of the rest. */
final class CategoryValues implements Values {

  private final Literal[] literals;

  /** Over the places of the values; the last place is the rest's, where there is one. */
  private final Polyline places;

  private final Values rest;
  private final double restFrom;

  private CategoryValues(Literal[] literals, Polyline places, Values rest, double restFrom) {
    this.literals = literals;
    this.places = places;
    this.rest = rest;
    this.restFrom = restFrom;
  }

  /** @param rest of the values that are not given; null where there is none */
  static CategoryValues of(ValueModel.Category model, SqlType type, Values rest) {
    List<String> values = model.values();
    double[] ends = model.ends();
    int count = values.size() + (rest == null ? 0 : 1);
    double[] at = new double[count + 1];
    double[] cumulative = new double[count + 1];
    Literal[] literals = new Literal[values.size()];
    for (int i = 0; i < literals.length; i++) {
      literals[i] = Literal.of(type, values.get(i));
      at[i + 1] = i + 1;
      cumulative[i + 1] = ends[i];
    }
    at[count] = count;
    cumulative[count] = 1;
    return new CategoryValues(
        literals, Polyline.of(at, cumulative), rest, rest == null ? 1 : cumulative[count - 1]);
  }

  /** The place of the value among those given; their number for the rest. */
  int place(double rank) {
    // The right end of a value's piece belongs to the next.
    return Math.min((int) places.quantile(rank), literals.length - (rest == null ? 1 : 0));
  }

  /** Writes the value of a place. */
  void writePlace(int place, RowWriter out) {
    literals[place].write(out);
  }

  /** The value of a place. */
  Object placed(int place) {
    return literals[place].value();
  }

  private double restRank(double rank) {
    return Math.min(Math.max((rank - restFrom) / (1 - restFrom), 1e-12), 1 - 1e-12);
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    int place = place(rank);
    if (place == literals.length) {
      rest.write(restRank(rank), bits, scratch, out);
    } else {
      literals[place].write(out);
    }
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    int place = place(rank);
    return place == literals.length
        ? rest.value(restRank(rank), bits, scratch)
        : literals[place].value();
  }
}
