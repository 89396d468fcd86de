package dev.replica.seed.generate;

import dev.replica.ReplicaException;
import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;
import dev.replica.seed.fake.FakeText;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.ModelChoice;
import dev.replica.seed.plan.check.TypedText;

/** Texts that Datafaker makes, as a column can hold them. Immutable. */
final class FakeValues {

  /** Texts made of which one is short enough, before one is cut. */
  private static final int TRIES = 8;

  private final String column;
  private final CellPlan.Faked plan;
  private final SqlType type;
  private final boolean text;

  /** @param column its whole name, for messages */
  FakeValues(String column, CellPlan.Faked plan) {
    this.column = column;
    this.plan = plan;
    this.type = plan.column().type();
    this.text = ModelChoice.isText(type);
  }

  void write(long row, long bits, Session session, RowWriter out) {
    String made = fitted(row, bits, session);
    if (!text) {
      literal(made).write(out);
    } else if (type.base() instanceof SqlType.Scalar scalar && !scalar.is("citext")) {
      out.text(made);
    } else {
      out.parsed(type, made);
    }
  }

  Object value(long row, long bits, Session session) {
    String made = fitted(row, bits, session);
    return text ? made : literal(made).value();
  }

  private Literal literal(String made) {
    if (!TypedText.known(type) || type.base() instanceof SqlType.Enumeration) {
      return Literal.of(type, made);
    }
    Object value = TypedText.value(type, made);
    if (value == null) {
      throw ReplicaException.configuration(
          "column " + column + ": faker " + plan.expression() + " made "
              + made + ", which is no value of type " + type.sql()
              + ". Change the expression so that all it makes is");
    }
    return Literal.of(type, value instanceof Boolean truth ? truth ? "t" : "f" : made);
  }

  private String fitted(long row, long bits, Session session) {
    FakeText fakes = session.fakes(plan.locale());
    String number =
        plan.first() == CellPlan.Faked.REPEATED ? null : Long.toString(plan.first() + row);
    int room = number == null ? plan.longest() : plan.longest() - number.length() - 1;
    String made = "";
    long source = bits;
    for (int i = 0; i < TRIES; i++) {
      // No text of PostgreSQL's holds a zero.
      made = fakes.text(plan.expression(), source).replace("\0", "");
      if (length(made) <= room) {
        break;
      }
      source = Randomness.hash(bits, i + 1L);
    }
    return number == null ? cut(made, room) : numbered(made, number, room);
  }

  /** The text with a number behind it, or before its {@code @}, and no other digit beside the number's. */
  private static String numbered(String made, String number, int room) {
    int at = made.lastIndexOf('@');
    if (at >= 0 && length(made) <= room) {
      return made.substring(0, at) + "." + number + made.substring(at);
    }
    String start = cut(at >= 0 ? made.substring(0, made.indexOf('@')) : made, room);
    return start + (start.indexOf(' ') >= 0 ? " " : ".") + number;
  }

  private static int length(String string) {
    return string.codePointCount(0, string.length());
  }

  private static String cut(String string, int most) {
    return length(string) <= most
        ? string
        : string.substring(0, string.offsetByCodePoints(0, most)).stripTrailing();
  }
}
