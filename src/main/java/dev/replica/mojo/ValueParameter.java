package dev.replica.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/**
 * A value to draw: <code>&lt;value&gt;new&lt;/value&gt;</code>, or with a weight
 * <code>&lt;value&gt;&lt;text&gt;new&lt;/text&gt;&lt;weight&gt;3&lt;/weight&gt;&lt;/value&gt;</code>.
 */
public final class ValueParameter {

  /** The value, as PostgreSQL writes it. */
  @Parameter
  private String text;

  /** How often it is drawn, against the weights of the others. */
  @Parameter
  private double weight = 1;

  /** Maven gives an element's own text to a method of this name. */
  public void set(String value) {
    text = value;
  }

  String text() {
    return text == null ? "" : text;
  }

  double weight() {
    return weight;
  }
}
