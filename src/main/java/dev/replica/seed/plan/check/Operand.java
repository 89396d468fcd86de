package dev.replica.seed.plan.check;

/**
 * A compiled expression with its type.
 *
 * @param constant whether the node has the same value for every row
 */
record Operand(ValueType type, Node node, boolean constant) {

  static Operand constant(ValueType type, Object value) {
    return new Operand(type, row -> value, true);
  }

  /** The value of a constant. */
  Object value() {
    return node.value(null);
  }

  /** The text of a constant string. */
  String text() throws Unsupported {
    if (!constant || !(value() instanceof String string)) {
      throw new Unsupported("not a constant string");
    }
    return string;
  }

  Operand as(ValueType other) {
    return new Operand(other, node, constant);
  }
}
