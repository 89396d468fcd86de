package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Chooses the values that a column of a unique key may take, from its type, what the genome says of it and its limits. */
final class KeyDomains {

  private KeyDomains() {}

  /**
   * The domain of a column.
   *
   * @param model from the genome; null where it knows nothing
   * @param needed how many values are needed: a domain is made larger than what was seen where that is too few
   * @param kept values of rows that stay in the table, in text form
   * @param plain whether strings must stay distinct when case is ignored
   */
  static KeyDomain of(
      Column column,
      ValueModel model,
      Limits limits,
      long needed,
      List<String> kept,
      boolean plain) {
    SqlType type = column.type().base();
    List<String> listed = listed(type, model, limits, needed);
    if (listed != null) {
      Set<String> taken = new HashSet<>(kept);
      return new KeyDomain.Listed(listed.stream()
          .filter(value -> limits.allows(value) && !taken.contains(value))
          .toList());
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("uuid")) {
      return new KeyDomain.Uuids(kept.stream().filter(Objects::nonNull).sorted().toList());
    }
    Optional<Lattice> lattice = Lattice.of(type, scale(model));
    if (lattice.isPresent() && kept.isEmpty() && !limits.pieces().isEmpty()) {
      return GridDomains.pieces(lattice.get(), limits);
    }
    if (lattice.isPresent()) {
      return GridDomains.grid(column, lattice.get(), model, limits, needed, kept);
    }
    if (ModelChoice.isText(type)) {
      boolean folded = plain || type.name().name().equals("citext");
      return StringDomains.strings(
          type,
          column.name(),
          model,
          limits,
          needed,
          folded ? kept.stream().map(KeyDomains::folded).toList() : kept,
          folded);
    }
    boolean sized =
        model instanceof ValueModel.Bytes || limits.shortest() > 0 || limits.longest() >= 0;
    return sized && type instanceof SqlType.Scalar scalar && scalar.is("bytea")
        ? ByteDomains.of(model, limits, kept)
        : new KeyDomain.Grid(null, 1 + kept.size(), 1, Long.MAX_VALUE / 4);
  }

  private static List<String> listed(SqlType type, ValueModel model, Limits limits, long needed) {
    if (limits.values() != null) {
      return limits.values();
    }
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels();
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("bool")) {
      return List.of("f", "t");
    }
    if (!(model instanceof ValueModel.Category category)) {
      return null;
    }
    // One of several columns of a key: the values that were not told count as well.
    return category.values().size() >= needed ? category.values() : null;
  }

  /** Decimal places of the model's grid; 0 where it has none. */
  static int scale(ValueModel model) {
    return model instanceof ValueModel.Number number
        ? Math.max(0, number.step().stripTrailingZeros().scale())
        : 0;
  }

  private static String folded(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
