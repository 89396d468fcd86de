package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.ModelChoice;
import java.util.ArrayList;
import java.util.List;

/** The constants of checks that a column can hold. */
final class Constants {

  /** One document of each kind: what checks on JSON ask for is mostly its kind. */
  private static final List<String> KINDS_OF_JSON = List.of("[]", "{}", "[\"a\"]", "\"a\"", "1", "true");

  private Constants() {}

  static Literal[] of(SqlType declared, Limits limits) {
    List<Literal> literals = new ArrayList<>();
    if (declared.base() instanceof SqlType.Scalar scalar && (scalar.is("json") || scalar.is("jsonb"))) {
      KINDS_OF_JSON.forEach(json -> literals.add(Literal.of(declared, json)));
      return literals.toArray(Literal[]::new);
    }
    for (String constant : limits.constants()) {
      if (limits.allows(constant) && holds(declared.base(), constant, limits)) {
        literals.add(Literal.of(declared, constant));
      }
    }
    return literals.toArray(Literal[]::new);
  }

  private static boolean holds(SqlType type, String constant, Limits limits) {
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels().contains(constant);
    }
    if (ModelChoice.isText(type)) {
      return constant.length() <= ModelChoice.longest(type, limits);
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("bool")) {
      return constant.equals("t") || constant.equals("f");
    }
    Lattice lattice = Lattice.of(type, 0).orElse(null);
    if (lattice == null) {
      return false;
    }
    return switch (lattice.kind()) {
      case INT2, INT4, INT8, OID -> constant.matches("-?[0-9]{1,9}");
      case NUMERIC, FLOAT4, FLOAT8 -> constant.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?");
      case DATE -> constant.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
      case MONEY, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> false;
    };
  }
}
