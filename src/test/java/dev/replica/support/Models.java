package dev.replica.support;

import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;

/** Models of values, short enough for tests. */
public final class Models {

  private Models() {}

  /** Numbers on a grid, evenly between two knots. */
  public static ValueModel.Number number(String step, String from, String to) {
    return new ValueModel.Number(
        new BigDecimal(step), List.of(new BigDecimal(from), new BigDecimal(to)), List.of(0.0, 1.0));
  }

  /** Whole numbers, both ends included. */
  public static ValueModel.Number whole(int from, int to) {
    return number("1", from - 1 + ".5", to + ".5");
  }

  public static ValueModel.Time time(String step, String from, String to) {
    return new ValueModel.Time(new BigDecimal(step), List.of(from, to), List.of(0.0, 1.0));
  }

  /** Categories of equal share. */
  public static ValueModel.Category category(String... values) {
    return new ValueModel.Category(
        List.of(values),
        DoubleStream.generate(() -> 1.0 / values.length)
            .limit(values.length)
            .boxed()
            .toList(),
        null);
  }

  /** As many strings as rows, all of one pattern. */
  public static ValueModel.Text text(String pattern) {
    return new ValueModel.Text(0, null, List.of(new ValueModel.Shape(pattern, 1)), null);
  }

  public static ValueModel.Json object(ValueModel.Json.Field... fields) {
    return new ValueModel.Json("object", List.of(fields), null, null, null);
  }

  public static ValueModel.Json scalar(String type, ValueModel values) {
    return new ValueModel.Json(type, List.of(), null, null, values);
  }
}
