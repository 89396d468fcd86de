package dev.replica.seed.plan;

import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.List;

/** Holds a scanned distribution against today's type of the column: what no longer fits is dropped. */
final class ModelFit {

  private ModelFit() {}

  /** The model as far as the type can hold it and the limits allow it; null where nothing of it can be used. */
  static ValueModel fitted(ValueModel model, SqlType declared, Limits limits) {
    SqlType type = declared.base();
    boolean fits;
    if (model == null || model instanceof ValueModel.Serial) {
      return null;
    } else if (model instanceof ValueModel.Category category) {
      return categories(category, type, limits);
    } else if (model instanceof ValueModel.Number) {
      fits = Lattice.of(type, 0).map(lattice -> !lattice.temporal()).orElse(false);
    } else if (model instanceof ValueModel.Time) {
      fits = Lattice.of(type, 0).map(Lattice::temporal).orElse(false);
    } else if (model instanceof ValueModel.Text || model instanceof ValueModel.Written) {
      // Learned shapes are kept even where a pattern is asked for: what they get wrong is drawn
      // again.
      fits = ModelChoice.isText(type) && limits.values() == null;
    } else if (model instanceof ValueModel.Array array) {
      return type instanceof SqlType.Array target ? array(array, target) : null;
    } else if (model instanceof ValueModel.Json json) {
      boolean whole = json.type().equals("object") || json.type().equals("array");
      fits = whole && ModelChoice.isText(type)
          || type instanceof SqlType.Scalar scalar && (scalar.is("json") || scalar.is("jsonb"));
    } else if (model instanceof ValueModel.Bytes) {
      fits = type instanceof SqlType.Scalar scalar && scalar.is("bytea");
    } else if (model instanceof ValueModel.Parts parts) {
      fits = switch (parts.form()) {
        case "range" -> type instanceof SqlType.Range;
        case "shape" -> Spatial.is(type);
        case "network" ->
          ModelChoice.isText(type)
              || type instanceof SqlType.Scalar scalar && (scalar.is("inet") || scalar.is("cidr"));
        default -> type instanceof SqlType.Scalar scalar && scalar.is("point");
      };
    } else {
      fits = false;
    }
    return fits ? model : null;
  }

  private static ValueModel array(ValueModel.Array array, SqlType.Array target) {
    ValueModel element =
        fitted(array.element(), target.element(), Limits.ofDomain(target.element()));
    return element == null
        ? null
        : new ValueModel.Array(
            array.length(),
            element,
            array.dimensions(),
            element.equals(array.element()) ? array.members() : List.of());
  }

  private static ValueModel categories(ValueModel.Category category, SqlType type, Limits limits) {
    List<String> values = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double lost = 0;
    for (int i = 0; i < category.values().size(); i++) {
      String value = category.values().get(i);
      if (limits.allows(value) && holds(type, value)) {
        values.add(value);
        shares.add(category.shares().get(i));
      } else {
        lost += category.shares().get(i);
      }
    }
    if (values.isEmpty()) {
      return null;
    }
    boolean others =
        category.other() != null && ModelChoice.isText(type) && limits.values() == null;
    if (lost == 0 && others == (category.other() != null)) {
      return category;
    }
    double kept = shares.stream().mapToDouble(Double::doubleValue).sum();
    double whole = others ? 1 - lost : kept;
    return new ValueModel.Category(
        values,
        shares.stream().map(share -> share / whole).toList(),
        others ? category.other() : null);
  }

  private static boolean holds(SqlType type, String value) {
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels().contains(value);
    }
    if (type instanceof SqlType.Scalar scalar) {
      if (scalar.is("bool")) {
        return value.equals("t") || value.equals("f");
      }
      if (ModelChoice.isText(type)) {
        return scalar.modifiers().isEmpty()
            || value.codePointCount(0, value.length()) <= scalar.modifiers().get(0);
      }
      if (Lattice.of(type, 0).isPresent() && !Lattice.of(type, 0).get().temporal()) {
        return value.matches("[-+]?[0-9]+(\\.[0-9]+)?");
      }
    }
    return true;
  }
}
