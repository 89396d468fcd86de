package dev.replica.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds in the distribution of a column's values that of a part of them. */
public final class ValueParts {

  /** Shares that are rounded add up to 1 but for so much. */
  private static final double ROUNDING = 1e-9;

  private ValueParts() {}

  /** The times that values are, or that they write; null for others. */
  public static ValueModel.Time times(ValueModel values) {
    return told(values) instanceof ValueModel.Time time ? time : null;
  }

  /** What values are but for some: what they write. */
  public static ValueModel told(ValueModel values) {
    return values instanceof ValueModel.Written written ? written.values() : values;
  }

  /** Whether values have such a part. */
  static boolean exists(ValueModel model, Dependence.Part part, List<String> path) {
    ValueModel values = told(model);
    if (part == Dependence.Part.PRESENT && path.isEmpty()) {
      return model instanceof ValueModel.Written written && written.odd() > 0;
    }
    if (part == Dependence.Part.PRESENT) {
      return !alternatives(values, path).isEmpty() || member(values, path) >= 0;
    }
    if (part == Dependence.Part.SHAPE) {
      return values instanceof ValueModel.Text text && !text.shapes().isEmpty();
    }
    return of(values, part, path).isPresent();
  }

  /** The edges of a variable whose edges are not told; empty where they are, and for none. */
  static List<Double> edges(ValueModel model, Dependence.Part part, List<String> path) {
    ValueModel values = part == null ? model : told(model);
    if (part == Dependence.Part.PRESENT && path.isEmpty()) {
      return model instanceof ValueModel.Written written
          ? Arrays.stream(oddEnds(written)).boxed().toList()
          : List.of();
    }
    if (part == Dependence.Part.PRESENT && values instanceof ValueModel.Array array) {
      int member = member(values, path);
      return member < 0 ? List.of() : List.of(array.members().get(member));
    }
    if (part == Dependence.Part.PRESENT) {
      return Arrays.stream(ends(alternatives(values, path)))
          .filter(end -> end < 1)
          .boxed()
          .toList();
    }
    if (part == Dependence.Part.SHAPE && values instanceof ValueModel.Text text) {
      return Arrays.stream(shapeEnds(text)).filter(end -> end < 1).boxed().toList();
    }
    ValueModel found = part == null ? values : of(values, part, path).orElse(null);
    if (!(found instanceof ValueModel.Category category)) {
      return List.of();
    }
    double[] ends = category.ends();
    int inner = category.other() == null ? ends.length - 1 : ends.length;
    return Arrays.stream(ends).limit(Math.max(0, inner)).boxed().toList();
  }

  /** The place of a value among those that sets may have; -1 for none. */
  private static int member(ValueModel values, List<String> path) {
    boolean sets = values instanceof ValueModel.Array array
        && !array.members().isEmpty()
        && array.element() instanceof ValueModel.Category
        && path.size() == 1;
    return sets
        ? ((ValueModel.Category) ((ValueModel.Array) values).element())
            .values()
            .indexOf(path.get(0))
        : -1;
  }

  private static Optional<ValueModel> of(
      ValueModel values, Dependence.Part part, List<String> path) {
    if (values instanceof ValueModel.Json json) {
      return node(json, type(part), path)
          .map(node -> node.type().equals("array") ? node.length() : node.values());
    }
    if (values instanceof ValueModel.Parts parts && path.isEmpty()) {
      int place = place(parts.form(), part);
      return place < 0 || place >= parts.parts().size()
          ? Optional.empty()
          : Optional.of(parts.parts().get(place));
    }
    return Optional.empty();
  }

  /** The place of a part among those of a form; -1 for none. */
  private static int place(String form, Dependence.Part part) {
    return switch (part) {
      case WIDTH -> form.equals("range") ? 1 : -1;
      case Y -> form.equals("point") || form.equals("shape") ? 1 : -1;
      case REACH -> form.equals("shape") ? 2 : -1;
      case POINTS -> form.equals("shape") ? 3 : -1;
      case KIND -> form.equals("shape") ? 4 : form.equals("network") ? 0 : -1;
      case WEEKDAY,
          MONTH,
          CLOCK,
          PRESENT,
          STRING,
          NUMBER,
          BOOLEAN,
          LENGTH,
          SHAPE,
          SLOT,
          PREVIOUS,
          PACE,
          ROOM,
          AT -> -1;
    };
  }

  /** The JSON type that a part is of; "" for none. */
  private static String type(Dependence.Part part) {
    return switch (part) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case LENGTH -> "array";
      case WEEKDAY,
          MONTH,
          CLOCK,
          WIDTH,
          Y,
          REACH,
          POINTS,
          KIND,
          PRESENT,
          SHAPE,
          SLOT,
          PREVIOUS,
          PACE,
          ROOM,
          AT -> "";
    };
  }

  private static Optional<ValueModel.Json> node(
      ValueModel.Json root, String type, List<String> path) {
    if (path.isEmpty()) {
      return root.type().equals(type) ? Optional.of(root) : Optional.empty();
    }
    return alternatives(root, path).stream()
        .map(ValueModel.Json.Field::value)
        .filter(value -> value.type().equals(type))
        .findFirst();
  }

  /** The fields of one name that a path leads to, of which a document has one at the most; none where it leads nowhere. */
  private static List<ValueModel.Json.Field> alternatives(ValueModel values, List<String> path) {
    if (!(values instanceof ValueModel.Json root) || path.isEmpty()) {
      return List.of();
    }
    List<String> before = path.subList(0, path.size() - 1);
    return node(root, "object", before).stream()
        .flatMap(object -> object.fields().stream())
        .filter(field -> field.name().equals(path.get(path.size() - 1)))
        .toList();
  }

  /** The ranks at which strings of no form end, each category of them that is told; from the last one on they are of the form. */
  public static double[] oddEnds(ValueModel.Written written) {
    double[] ends = written.others() instanceof ValueModel.Category category
        ? Arrays.stream(category.ends())
            .limit(category.values().size() - (category.other() == null ? 1 : 0))
            .map(end -> end * written.odd())
            .filter(end -> end > 0 && end < written.odd())
            .distinct()
            .toArray()
        : new double[0];
    double[] all = Arrays.copyOf(ends, ends.length + 1);
    all[ends.length] = written.odd();
    return all;
  }

  /** The rank at which each pattern of strings ends; from the last one to 1 they have none. */
  public static double[] shapeEnds(ValueModel.Text text) {
    return summed(text.shapes().stream().mapToDouble(ValueModel.Shape::share).toArray());
  }

  /** The rank at which each field of a name ends; from the last one to 1 there is none. */
  public static double[] ends(List<ValueModel.Json.Field> alternatives) {
    return summed(
        alternatives.stream().mapToDouble(ValueModel.Json.Field::present).toArray());
  }

  private static double[] summed(double[] shares) {
    double[] ends = new double[shares.length];
    double running = 0;
    for (int i = 0; i < ends.length; i++) {
      running += shares[i];
      ends[i] = running > 1 - ROUNDING ? 1 : running;
    }
    return ends;
  }

  /**
   * Where a part of a JSON document is there.
   *
   * @param path of the field whose presence settles it
   * @param low rank of that presence from which on it is there
   * @param high rank from which on it is not
   */
  public record Gate(List<String> path, double low, double high) {}

  /** The gates of a part of a column's values, the innermost first: it is there exactly where each of them says so. */
  public static List<Gate> gates(ValueModel values, Dependence.Part part, List<String> path) {
    List<Gate> gates = new ArrayList<>();
    boolean choice = part == Dependence.Part.PRESENT && path.isEmpty();
    if (values instanceof ValueModel.Written written && written.odd() > 0 && !choice) {
      gates.add(new Gate(List.of(), written.odd(), 1));
    }
    if (!(told(values) instanceof ValueModel.Json root) || part == null) {
      return gates;
    }
    boolean itself = part == Dependence.Part.PRESENT;
    String type = type(part);
    for (int length = path.size() - (itself ? 1 : 0); length > 0; length--) {
      List<String> prefix = List.copyOf(path.subList(0, length));
      List<ValueModel.Json.Field> alternatives = alternatives(root, prefix);
      double[] ends = ends(alternatives);
      for (int i = 0; i < ends.length; i++) {
        double low = i == 0 ? 0 : ends[i - 1];
        boolean open = low == 0 && ends[i] >= 1;
        String expected = length == path.size() ? type : "object";
        if (alternatives.get(i).value().type().equals(expected) && !open) {
          gates.add(new Gate(prefix, low, ends[i]));
        }
      }
    }
    return gates;
  }
}
