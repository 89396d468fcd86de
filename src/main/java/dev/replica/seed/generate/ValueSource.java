package dev.replica.seed.generate;

import dev.replica.catalog.Column;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenForm;
import dev.replica.genome.WrittenPair;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.AttributeChecks;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.ModelChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Turns a model and a type into values that can be drawn. */
final class ValueSource {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private ValueSource() {}

  /**
   * Values of a column.
   *
   * @param model null where the type alone tells
   * @param key of the column
   */
  static Values of(Column column, ValueModel model, Limits limits, long key) {
    return matching(column.type(), model, limits, key);
  }

  /** A part of a column's values, held to the checks of its own domain. */
  private static Values part(SqlType type, ValueModel model, long key) {
    return matching(type, model, Limits.ofDomain(type), key);
  }

  private static Values matching(SqlType type, ValueModel model, Limits limits, long key) {
    Values drawn = of(type, model, limits, key);
    List<RegexStrings> strings = limits.patterns().stream()
        .map(pattern ->
            RegexStrings.of(pattern.regex().loose(StringPiece.EXTRA), longest(type, limits)))
        .flatMap(Optional::stream)
        .toList();
    if (strings.isEmpty() || model instanceof ValueModel.Category) {
      return drawn;
    }
    boolean learned = model instanceof ValueModel.Written
        || model instanceof ValueModel.Text text && !text.shapes().isEmpty();
    return new RegexValues(strings.get(0), learned ? drawn : null);
  }

  private static int longest(SqlType type, Limits limits) {
    return Math.min(1000, ModelChoice.longest(type, limits));
  }

  private static Values of(SqlType declared, ValueModel model, Limits limits, long key) {
    SqlType type = declared.base();
    if (model == null || model instanceof ValueModel.Serial) {
      return untold(type, declared, limits, key);
    } else if (model instanceof ValueModel.Number number) {
      return GridValues.of(number, lattice(type, number), limits);
    } else if (model instanceof ValueModel.Time time) {
      return GridValues.of(time, Lattice.of(type, 0).orElseThrow(), limits);
    } else if (model instanceof ValueModel.Written written) {
      return written(written, type, limits, key);
    } else if (model instanceof ValueModel.Category category) {
      Values rest = category.other() == null
          ? null
          : of(type, category.other(), limits, Randomness.key(key, "other"));
      return CategoryValues.of(category, type, rest);
    } else if (model instanceof ValueModel.Text text) {
      return TextValues.of(
          text,
          key,
          length(text.length()),
          Prose.of(text.prose()),
          ModelChoice.longest(type, limits),
          limits.letters());
    } else if (model instanceof ValueModel.Array array) {
      SqlType.Array target = (SqlType.Array) type;
      if (!array.members().isEmpty()
          && array.dimensions().isEmpty()
          && limits.inner().isEmpty()) {
        ValueModel.Category told = (ValueModel.Category) array.element();
        return new SetValues(
            target,
            bounded(array.length(), limits.shortest(), limits.longest()),
            CategoryValues.of(told, target.element(), null),
            told.values(),
            array.members());
      }
      return ArrayValues.of(
          target,
          array.dimensions(),
          limits,
          (least, most) -> bounded(array.length(), least, most),
          part(target.element(), array.element(), key));
    } else if (model instanceof ValueModel.Bytes bytes) {
      return new BytesValues(bounded(bytes.length(), limits.shortest(), limits.longest()));
    } else if (model instanceof ValueModel.Json json) {
      boolean binary = type instanceof SqlType.Scalar scalar && scalar.is("jsonb");
      int longest = ModelChoice.longest(type, limits);
      return JsonValues.of(json, binary, longest, (values, kind) -> scalar(values, kind, key));
    }
    return parts((ValueModel.Parts) model, type, key);
  }

  private static Values written(ValueModel.Written written, SqlType type, Limits limits, long key) {
    int longest = ModelChoice.longest(type, limits);
    Values values;
    if (written.values() instanceof ValueModel.Json
        || written.form().equals(ValueModel.Written.ADDRESS)) {
      values = of(type, written.values(), limits, key);
    } else if (written.values() instanceof ValueModel.Parts pair) {
      values = new WrittenPairValues(WrittenPair.of(written.form()), pair, longest);
    } else {
      values = WrittenValues.of(WrittenForm.of(written.form()), written.values(), longest);
    }
    return written.odd() > 0
        ? new EitherValues(
            written.odd(),
            of(type, written.others(), limits, Randomness.key(key, "others")),
            values)
        : values;
  }

  /** What JSON scalars are drawn as: strings, or numbers with the decimals of their grid. */
  private static Values scalar(ValueModel model, String kind, long key) {
    if (kind.equals("length")) {
      return length((ValueModel.Number) model);
    }
    String type = kind.equals("number") ? "numeric" : "text";
    return of(systemType(type), model, Limits.NONE, key);
  }

  private static SqlType.Scalar systemType(String name) {
    return new SqlType.Scalar(0, new QualifiedName(SqlType.SYSTEM, name), 'U', List.of());
  }

  private static Lattice lattice(SqlType type, ValueModel.Number model) {
    return Lattice.of(type, Math.max(0, model.step().stripTrailingZeros().scale()))
        .orElseThrow();
  }

  /** Whole numbers that a length may have. */
  static GridValues length(ValueModel.Number model) {
    return model == null
        ? null
        : GridValues.of(model, Lattice.of(systemType("int8"), 0).orElseThrow(), Limits.NONE);
  }

  private static GridValues bounded(ValueModel.Number model, int least, int most) {
    return GridValues.of(
        model, Lattice.of(systemType("int8"), 0).orElseThrow(), Limits.ofRange(least, most));
  }

  /** Always the same whole number. */
  static ValueModel.Number whole(long value) {
    return new ValueModel.Number(
        BigDecimal.ONE,
        List.of(
            BigDecimal.valueOf(value).subtract(HALF), BigDecimal.valueOf(value).add(HALF)),
        List.of(0.0, 1.0));
  }

  private static Values parts(ValueModel.Parts parts, SqlType type, long key) {
    if (parts.form().equals("point")) {
      SqlType coordinate = systemType("float8");
      return new PointValues(
          type,
          of(coordinate, parts.parts().get(0), Limits.NONE, key),
          of(coordinate, parts.parts().get(1), Limits.NONE, key));
    }
    if (parts.form().equals("shape")) {
      return shapes(parts.parts(), (SqlType.Scalar) type, key);
    }
    if (parts.form().equals("network")) {
      return new NetworkValues(
          (SqlType.Scalar) type,
          (ValueModel.Category) parts.parts().get(0),
          (ValueModel.Text) parts.parts().get(1),
          key);
    }
    SqlType.Range range = (SqlType.Range) type;
    return range(
        range, null, parts.parts().get(0), (ValueModel.Number) parts.parts().get(1));
  }

  private static Values shapes(List<ValueModel> parts, SqlType.Scalar type, long key) {
    SqlType number = systemType("float8");
    Values kinds = parts.size() < 5
        ? null
        : of(systemType("text"), parts.get(4), Limits.NONE, Randomness.key(key, "kind"));
    return new SpatialValues(
        type,
        of(number, parts.get(0), Limits.NONE, key),
        of(number, parts.get(1), Limits.NONE, key),
        of(number, parts.get(2), Limits.NONE, key),
        of(systemType("int4"), parts.get(3), Limits.NONE, key),
        kinds);
  }

  private static Values range(
      SqlType.Range type,
      SqlType.Multirange multirange,
      ValueModel lower,
      ValueModel.Number width) {
    int scale = Math.max(0, width.step().stripTrailingZeros().scale());
    Lattice lattice = Lattice.of(type.subtype(), Math.max(scale, 2)).orElseThrow();
    GridValues from = lower instanceof ValueModel.Time time
        ? GridValues.of(time, lattice, Limits.NONE)
        : GridValues.of((ValueModel.Number) lower, lattice, Limits.NONE);
    // Widths are counted in the lattice's own units: both bounds then lie on it.
    BigDecimal perOne = lattice.kind() == Lattice.Kind.DATE
        ? BigDecimal.ONE.divide(BigDecimal.valueOf(86_400), 12, java.math.RoundingMode.HALF_EVEN)
        : BigDecimal.valueOf(lattice.perOne());
    List<BigDecimal> at = width.at().stream().map(knot -> knot.multiply(perOne)).toList();
    ValueModel.Number inUnits = new ValueModel.Number(BigDecimal.ONE, at, width.cumulative());
    return new RangeValues(type, multirange, lattice, from, length(inUnits));
  }

  private static Values untold(SqlType type, SqlType declared, Limits limits, long key) {
    if (type instanceof SqlType.Scalar scalar && scalar.is("uuid")) {
      return new UuidValues();
    }
    if (type instanceof SqlType.Composite composite) {
      AttributeChecks checks = AttributeChecks.of(declared);
      Values[] attributes = composite.attributes().stream()
          .map(attribute -> attribute(attribute, checks.limits(attribute), key))
          .toArray(Values[]::new);
      return new CompositeValues(composite, attributes, checks.predicates());
    }
    if (type instanceof SqlType.Array array) {
      Values element = part(array.element(), ModelChoice.byType(array.element(), ""), key);
      int longest = limits.longest() >= 0 ? limits.longest() : Math.max(3, limits.shortest());
      return ArrayValues.of(
          array,
          List.of(),
          limits,
          (least, most) -> length(ModelChoice.whole(least, most < 0 ? longest : most)),
          element);
    }
    if (type instanceof SqlType.Range range && Lattice.of(range.subtype(), 2).isPresent()) {
      return spans(range, null);
    }
    if (type instanceof SqlType.Multirange multirange
        && Lattice.of(multirange.range().subtype(), 2).isPresent()) {
      return spans(multirange.range(), multirange);
    }
    return new TypedValues(type);
  }

  private static Values attribute(SqlType.Attribute attribute, Limits limits, long key) {
    ValueModel model = ModelChoice.of(attribute.type(), attribute.name(), limits);
    return matching(attribute.type(), model, limits, key);
  }

  private static Values spans(SqlType.Range range, SqlType.Multirange multirange) {
    ValueModel lower = ModelChoice.byType(range.subtype(), "");
    boolean temporal = Lattice.of(range.subtype(), 2).orElseThrow().temporal();
    ValueModel.Number width = ModelChoice.whole(1, temporal ? 30 : 100);
    if (temporal) {
      List<BigDecimal> days = width.at().stream()
          .map(knot -> knot.multiply(BigDecimal.valueOf(86_400)))
          .toList();
      width = new ValueModel.Number(BigDecimal.valueOf(86_400), days, width.cumulative());
    }
    return range(range, multirange, lower, width);
  }
}
