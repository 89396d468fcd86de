package dev.replica.seed.generate;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** JSON documents, put together as text from the fields' own distributions, and the ranks of those that have one. */
final class JsonValues implements CompoundValues {

  private static final int DRAWS = 4;
  private static final int ROOM = 256;

  /** The place of a part that has no rank. */
  private static final int NONE = -1;

  private final Node root;
  private final boolean binary;
  private final int longest;
  private final List<Portion> portions;

  private JsonValues(Node root, boolean binary, int longest, List<Portion> portions) {
    this.root = root;
    this.binary = binary;
    this.longest = longest;
    this.portions = portions;
  }

  /**
   * Documents of a model.
   *
   * @param binary whether the column is jsonb
   * @param longest characters of a document, of a column of text
   * @param scalars makes values of a model and a JSON type, {@code length} for those of arrays
   */
  static JsonValues of(
      ValueModel.Json model,
      boolean binary,
      int longest,
      BiFunction<ValueModel, String, Values> scalars) {
    List<Portion> portions = new ArrayList<>();
    Node root = new Builder(scalars, portions).node(model, List.of());
    return new JsonValues(root, binary, longest, List.copyOf(portions));
  }

  /** A part of a document. */
  sealed interface Node {

    /** @param ranks of the parts, {@link #OWN} among them */
    void append(double[] ranks, long bits, Scratch scratch, StringBuilder json);
  }

  /**
   * An object.
   *
   * @param names of the fields
   * @param ends for each, the ranks at which what it may hold ends
   * @param fields for each, what it may hold
   * @param places for each, that of its presence among the parts
   */
  record ObjectNode(String[] names, double[][] ends, Node[][] fields, int[] places)
      implements Node {
    @Override
    public void append(double[] ranks, long bits, Scratch scratch, StringBuilder json) {
      json.append('{');
      boolean first = true;
      for (int i = 0; i < names.length; i++) {
        double rank = rank(ranks, places[i], Randomness.hash(bits, 2L * i));
        int held = 0;
        while (held < ends[i].length && rank >= ends[i][held]) {
          held++;
        }
        if (held < ends[i].length) {
          json.append(first ? "" : ",");
          quote(names[i], json);
          json.append(':');
          fields[i][held].append(ranks, Randomness.hash(bits, 2L * i + 1), scratch, json);
          first = false;
        }
      }
      json.append('}');
    }
  }

  /**
   * An array.
   *
   * @param place of its length among the parts
   */
  record ArrayNode(GridValues length, Node element, int place) implements Node {
    @Override
    public void append(double[] ranks, long bits, Scratch scratch, StringBuilder json) {
      int count = (int) Math.max(0, length.units(rank(ranks, place, bits)));
      json.append('[');
      for (int i = 0; i < count; i++) {
        json.append(i == 0 ? "" : ",");
        element.append(ranks, Randomness.hash(bits, i + 1L), scratch, json);
      }
      json.append(']');
    }
  }

  /**
   * A string, number or boolean; {@code null} where there are no values.
   *
   * @param place among the parts
   */
  record ScalarNode(String type, Values values, int place) implements Node {
    @Override
    public void append(double[] ranks, long bits, Scratch scratch, StringBuilder json) {
      if (values == null) {
        json.append(
            type.equals("string")
                ? "\"\""
                : type.equals("number") ? "0" : type.equals("boolean") ? "false" : "null");
        return;
      }
      double rank = rank(ranks, place, Randomness.hash(bits, -1));
      Object value = values.value(rank, bits, scratch);
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

  private static double rank(double[] ranks, int place, long bits) {
    boolean own = place == NONE || Double.isNaN(ranks[place]);
    return own ? Randomness.uniform(bits) : ranks[place];
  }

  /** Makes the nodes that a model describes. */
  private record Builder(BiFunction<ValueModel, String, Values> scalars, List<Portion> portions) {

    /** @param path null within arrays, whose elements are many */
    Node node(ValueModel.Json model, List<String> path) {
      return switch (model.type()) {
        case "object" -> object(model, path);
        case "array" -> {
          boolean told = model.element() != null && model.length() != null;
          yield new ArrayNode(
              (GridValues) scalars.apply(told ? model.length() : ValueSource.whole(0), "length"),
              told ? node(model.element(), null) : new ScalarNode("null", null, NONE),
              place(Part.LENGTH, path));
        }
        case "string" -> scalar(model, Part.STRING, path);
        case "number" -> scalar(model, Part.NUMBER, path);
        case "boolean" -> scalar(model, Part.BOOLEAN, path);
        default -> new ScalarNode(model.type(), null, NONE);
      };
    }

    private Node scalar(ValueModel.Json model, Part part, List<String> path) {
      Values values = model.values() == null ? null : scalars.apply(model.values(), model.type());
      return new ScalarNode(model.type(), values, place(part, path));
    }

    private Node object(ValueModel.Json model, List<String> path) {
      Map<String, List<ValueModel.Json.Field>> byName = new TreeMap<>();
      model
          .fields()
          .forEach(field ->
              byName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field));
      String[] names = byName.keySet().toArray(String[]::new);
      double[][] ends = new double[names.length][];
      Node[][] fields = new Node[names.length][];
      int[] places = new int[names.length];
      for (int i = 0; i < names.length; i++) {
        List<String> within = path == null ? null : new ArrayList<>(path);
        if (within != null) {
          within.add(names[i]);
        }
        List<ValueModel.Json.Field> held = byName.get(names[i]);
        ends[i] = ValueParts.ends(held);
        places[i] = place(Part.PRESENT, within);
        fields[i] = held.stream().map(field -> node(field.value(), within)).toArray(Node[]::new);
      }
      return new ObjectNode(names, ends, fields, places);
    }

    private int place(Part part, List<String> path) {
      if (path == null) {
        return NONE;
      }
      portions.add(new Portion(part, List.copyOf(path)));
      return portions.size() - 1;
    }
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

  /** A document that is too long is drawn again, as far as ranks leave anything to draw; then it is empty. */
  private String document(double[] ranks, long bits, Scratch scratch) {
    // Strings in it may be documents, and have parts: theirs is the scratch.
    double[] own = Arrays.copyOf(ranks, portions.size());
    StringBuilder json = new StringBuilder(ROOM);
    root.append(own, bits, scratch, json);
    for (int draw = 1; draw <= DRAWS && json.length() > longest; draw++) {
      json.setLength(0);
      root.append(own, Randomness.hash(bits, -1L - draw), scratch, json);
    }
    return json.length() > longest ? root instanceof ArrayNode ? "[]" : "{}" : json.toString();
  }

  @Override
  public List<Portion> portions() {
    return portions;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    if (binary) {
      out.jsonb(document(ranks, bits, scratch));
    } else {
      out.text(document(ranks, bits, scratch));
    }
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    return document(ranks, bits, scratch);
  }
}
