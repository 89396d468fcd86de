package dev.replica.mojo;

import dev.replica.seed.plan.ColumnSettings;
import dev.replica.seed.plan.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What one column of a table asks for, as it stands in a pom: one of constant, values, faker and sql, a share of NULLs, or both. */
public final class ColumnParameter {

  /** The column. */
  @Parameter
  private String name;

  /** The value of every row, as PostgreSQL writes it. */
  @Parameter
  private String constant;

  /** Values to draw from. */
  @Parameter
  private List<ValueParameter> values;

  /** A Datafaker expression, <code>#{Name.fullName}</code>. */
  @Parameter
  private String faker;

  /** Datafaker's locale for this column. */
  @Parameter
  private String locale;

  /** An SQL expression over the row's other columns. */
  @Parameter
  private String sql;

  /** Share of rows in which the column is NULL, 0 to 1. */
  @Parameter
  private Double nullFraction;

  String name() {
    return name;
  }

  ColumnSettings settings(String defaultLocale) {
    List<ColumnSettings.Content> given = new ArrayList<>();
    if (constant != null) {
      given.add(new ColumnSettings.Constant(constant));
    }
    if (values != null) {
      given.add(new ColumnSettings.Values(
          values.stream().map(ValueParameter::text).toList(),
          values.stream().map(ValueParameter::weight).toList()));
    }
    if (faker != null) {
      given.add(new ColumnSettings.Faker(faker, locale == null ? defaultLocale : locale));
    }
    if (sql != null) {
      given.add(new ColumnSettings.Sql(sql));
    }
    return ColumnSettings.of(Place.POM, given, nullFraction);
  }
}
