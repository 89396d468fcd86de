package dev.replica.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** What one table asks for, as it stands in a pom. */
public final class TableParameter {

  /** The table, <code>schema.table</code> or the table's name alone. */
  @Parameter
  private String name;

  /** How many rows. */
  @Parameter
  private Long rows;

  /** Factor of the scanned number of rows. */
  @Parameter
  private Double scale;

  String name() {
    return name;
  }

  Long rows() {
    return rows;
  }

  Double scale() {
    return scale;
  }
}
