package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.ModelChoice;
import dev.replica.seed.plan.check.Restriction;
import java.util.ArrayList;
import java.util.List;

/** What is worth trying where a row was rejected: constants of checks, and strings that match what they ask for. Immutable. */
final class Candidates {

  /** Repetitions without bound run to so many times more than they must; what is asked for may be long. */
  private static final int SHORT = 3;

  private static final int LONG = 24;

  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private final SqlType type;
  private final Literal[] constants;
  private final RegexStrings[] patterns;

  private Candidates(SqlType type, Literal[] constants, RegexStrings[] patterns) {
    this.type = type;
    this.constants = constants;
    this.patterns = patterns;
  }

  /** @param declared type of the column */
  static Candidates of(SqlType declared, Limits limits) {
    List<RegexStrings> patterns = new ArrayList<>();
    if (ModelChoice.isText(declared.base())) {
      int longest = Math.min(1000, ModelChoice.longest(declared.base(), limits));
      for (Restriction.Pattern hint : limits.hints()) {
        RegexStrings.of(hint.regex().loose(SHORT), longest).ifPresent(patterns::add);
        RegexStrings.of(hint.regex().loose(LONG), longest).ifPresent(patterns::add);
      }
    }
    return new Candidates(
        declared, constants(declared, limits), patterns.toArray(RegexStrings[]::new));
  }

  boolean isEmpty() {
    return constants.length + patterns.length == 0;
  }

  /** One of them. Patterns make as many strings as there are, a constant is but one: half of the draws are by patterns. */
  Literal draw(long bits) {
    long choice = Randomness.hash(bits, 1);
    if (patterns.length == 0) {
      return constants[(int) Randomness.bounded(choice, constants.length)];
    }
    long which = Randomness.hash(bits, 2);
    Literal constant =
        constants.length == 0 ? null : constants[(int) Randomness.bounded(which, constants.length)];
    if (constant != null && choice < 0) {
      return constant;
    }
    String text =
        patterns[(int) Randomness.bounded(Randomness.hash(bits, 3), patterns.length)].draw(
            Randomness.hash(bits, 4));
    boolean begins = constant != null && (choice & 1) == 0;
    return Literal.of(type, begins ? beginning(text, constant.text()) : text);
  }

  /** A text that begins with another one: the country of a number, the scheme of an address. */
  private static String beginning(String text, String start) {
    return start.length() < text.length() ? start + text.substring(start.length()) : text;
  }

  private static Literal[] constants(SqlType declared, Limits limits) {
    List<Literal> literals = new ArrayList<>();
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
    if (type instanceof SqlType.Scalar scalar && (scalar.is("json") || scalar.is("jsonb"))) {
      return constant.matches("(?s)[\\[{\"].*|[0-9]+|true|false|null");
    }
    Lattice lattice = Lattice.of(type, 0).orElse(null);
    if (lattice == null) {
      return false;
    }
    return switch (lattice.kind()) {
      case INT2, INT4, INT8, OID -> constant.matches("-?[0-9]{1,9}");
      case NUMERIC, FLOAT4, FLOAT8 -> constant.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?");
      case DATE -> constant.matches(DAY);
      case TIMESTAMP, TIMESTAMPTZ -> constant.matches(DAY + "( [0-9]{2}:[0-9]{2}:[0-9]{2})?");
      case MONEY, TIME, TIMETZ, INTERVAL -> false;
    };
  }
}
