package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import java.util.function.BiFunction;

/** JSON documents, put together as text from the fields' own distributions. */
final class JsonValues implements Values {

  private final Node root;
  private final boolean binary;

  /** @param binary whether the column is jsonb */
  JsonValues(Node root, boolean binary) {
    this.root = root;
    this.binary = binary;
  }

  /** A part of a document. */
  sealed interface Node {
    void append(long bits, Scratch scratch, StringBuilder json);
  }

  /** An object. */
  record ObjectNode(String[] names, double[] present, Node[] fields) implements Node {
    @Override
    public void append(long bits, Scratch scratch, StringBuilder json) {
      json.append('{');
      boolean first = true;
      for (int i = 0; i < names.length; i++) {
        if (Randomness.uniform(Randomness.hash(bits, 2L * i)) < present[i]) {
          json.append(first ? "" : ", ");
          quote(names[i], json);
          json.append(": ");
          fields[i].append(Randomness.hash(bits, 2L * i + 1), scratch, json);
          first = false;
        }
      }
      json.append('}');
    }
  }

  /** An array. */
  record ArrayNode(GridValues length, Node element) implements Node {
    @Override
    public void append(long bits, Scratch scratch, StringBuilder json) {
      int count = (int) Math.max(0, length.units(Randomness.uniform(bits)));
      json.append('[');
      for (int i = 0; i < count; i++) {
        json.append(i == 0 ? "" : ", ");
        element.append(Randomness.hash(bits, i + 1L), scratch, json);
      }
      json.append(']');
    }
  }

  /** A string, number or boolean; {@code null} where there are no values. */
  record ScalarNode(String type, Values values) implements Node {
    @Override
    public void append(long bits, Scratch scratch, StringBuilder json) {
      if (values == null) {
        json.append(
            type.equals("string")
                ? "\"\""
                : type.equals("number") ? "0" : type.equals("boolean") ? "false" : "null");
        return;
      }
      Object value = values.value(Randomness.uniform(Randomness.hash(bits, -1)), bits, scratch);
      if (type.equals("string")) {
        quote(String.valueOf(value), json);
      } else if (value instanceof Double number) {
        json.append(new java.math.BigDecimal(number)
            .round(new java.math.MathContext(15))
            .stripTrailingZeros()
            .toPlainString());
      } else if (value instanceof java.math.BigDecimal number) {
        json.append(number.toPlainString());
      } else if (value instanceof String text && type.equals("boolean")) {
        json.append(text.startsWith("t"));
      } else {
        json.append(value);
      }
    }
  }

  /** The node that a model describes. */
  static Node node(ValueModel.Json model, BiFunction<ValueModel, String, Values> scalars) {
    if (model.type().equals("object") && model.fields() != null) {
      int count = model.fields().size();
      String[] names = new String[count];
      double[] present = new double[count];
      Node[] fields = new Node[count];
      for (int i = 0; i < count; i++) {
        names[i] = model.fields().get(i).name();
        present[i] = model.fields().get(i).present();
        fields[i] = node(model.fields().get(i).value(), scalars);
      }
      return new ObjectNode(names, present, fields);
    }
    if (model.type().equals("array") && model.element() != null) {
      return new ArrayNode(
          (GridValues) scalars.apply(model.length(), "length"), node(model.element(), scalars));
    }
    return switch (model.type()) {
      case "object" -> new ObjectNode(new String[0], new double[0], new Node[0]);
      case "array" ->
        new ArrayNode(
            (GridValues) scalars.apply(ValueSource.whole(0), "length"),
            new ScalarNode("null", null));
      default ->
        new ScalarNode(
            model.type(),
            model.values() == null ? null : scalars.apply(model.values(), model.type()));
    };
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private String document(long bits, Scratch scratch) {
    StringBuilder json = new StringBuilder(128);
    root.append(bits, scratch, json);
    return json.toString();
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    if (binary) {
      out.jsonb(document(bits, scratch));
    } else {
      out.text(document(bits, scratch));
    }
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return document(bits, scratch);
  }
}
