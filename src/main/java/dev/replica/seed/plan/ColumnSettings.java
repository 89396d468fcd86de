package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import java.util.List;
import java.util.Objects;

/**
 * What a user says of one column's values.
 *
 * @param content what stands in the column; null where only the share of NULLs is said
 * @param nullFraction share of rows in which the column is NULL, 0 to 1, in place of the learned one; null where not given
 */
public record ColumnSettings(Place place, Content content, Double nullFraction) {

  public ColumnSettings {
    Objects.requireNonNull(place);
    if (content == null && nullFraction == null) {
      throw ReplicaException.configuration(
          "it says nothing. Give it one of constant, values, faker and sql, or a nullFraction");
    }
    if (nullFraction != null && !(nullFraction >= 0 && nullFraction <= 1)) {
      throw ReplicaException.configuration("nullFraction is " + nullFraction
          + "; it has to be a share between 0 and 1, 0.1 for one row in ten");
    }
  }

  /**
   * Settings of what is given.
   *
   * @param given contents, of which there may be one
   */
  public static ColumnSettings of(Place place, List<Content> given, Double nullFraction) {
    if (given.size() > 1) {
      throw ReplicaException.configuration(
          "it gives several of constant, values, faker and sql. Keep one of them");
    }
    return new ColumnSettings(place, given.isEmpty() ? null : given.get(0), nullFraction);
  }

  /** Whether NULLs are all said by the settings: what a scan learned of them no longer counts. */
  boolean settlesNulls() {
    return nullFraction != null || !(content instanceof Faker);
  }

  /** The share of NULLs that the settings ask for, as far as Java decides on it. */
  double nulls() {
    if (content instanceof Constant constant && constant.value() == null) {
      return 1;
    }
    return nullFraction == null ? 0 : nullFraction;
  }

  String describe() {
    String nulls = nullFraction == null
        ? ""
        : "NULL in " + Math.round(1000 * nullFraction) / 10.0 + " % of the rows";
    return content == null ? nulls : content.describe() + (nulls.isEmpty() ? "" : ", " + nulls);
  }

  /** The same with another content. */
  public ColumnSettings with(Content other) {
    return new ColumnSettings(place, other, nullFraction);
  }

  /** What stands in the column where it is not NULL. */
  public sealed interface Content {
    /** For the plan that is printed. */
    String describe();
  }

  /**
   * The same in each row.
   *
   * @param value in PostgreSQL's text form; null for NULL
   */
  public record Constant(String value) implements Content {
    @Override
    public String describe() {
      return value == null ? "always NULL" : "always " + value;
    }
  }

  /**
   * One of several values, each row on its own.
   *
   * @param values in PostgreSQL's text form, no two alike
   * @param weights of the values, positive; any scale
   */
  public record Values(List<String> values, List<Double> weights) implements Content {
    public Values {
      values = List.copyOf(values);
      weights = List.copyOf(weights);
      if (values.isEmpty() || values.size() != weights.size()) {
        throw ReplicaException.configuration("values has none. List one value at least");
      }
      if (values.stream().distinct().count() < values.size()) {
        throw ReplicaException.configuration("values has the same value twice. Add up its weights");
      }
      for (int i = 0; i < values.size(); i++) {
        double weight = weights.get(i);
        if (!(weight > 0 && weight <= 1e12)) {
          throw ReplicaException.configuration("the weight of value " + values.get(i) + " is "
              + weights.get(i) + "; it has to be positive, 3 for three times as often as 1");
        }
      }
    }

    /** The values' shares, adding up to 1. */
    List<Double> shares() {
      double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
      return weights.stream().map(weight -> weight / sum).toList();
    }

    @Override
    public String describe() {
      StringBuilder text = new StringBuilder("one of ");
      List<Double> shares = shares();
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ", ")
            .append(values.get(i))
            .append(" (")
            .append(Math.round(1000 * shares.get(i)) / 10.0)
            .append(" %)");
      }
      return text.toString();
    }
  }

  /**
   * What a Datafaker expression makes, {@code #{Name.fullName}} for one.
   *
   * @param locale an IETF language tag
   */
  public record Faker(String expression, String locale) implements Content {
    public Faker {
      if (expression.isBlank()) {
        throw ReplicaException.configuration(
            "faker is empty. Write an expression, #{Name.fullName} for one");
      }
    }

    @Override
    public String describe() {
      return "faker " + expression + " (" + locale + ")";
    }
  }

  /** What the server makes of an SQL expression over the row's other columns. */
  public record Sql(String expression) implements Content {
    public Sql {
      if (expression.isBlank()) {
        throw ReplicaException.configuration(
            "sql is empty. Write an expression over the row's other columns, net * 1.2 for one");
      }
    }

    @Override
    public String describe() {
      return "sql " + expression;
    }
  }
}
