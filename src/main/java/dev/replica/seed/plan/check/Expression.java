package dev.replica.seed.plan.check;

import java.util.List;
import java.util.Optional;

/**
 * An expression of SQL, as far as CHECK constraints need one. {@code IN} and {@code BETWEEN} have become comparisons; {@code IS
 * NOT NULL}, {@code NOT LIKE} and their like are a {@link Not} around the plain form.
 */
public sealed interface Expression {

  /** What a literal is written as. */
  enum LiteralKind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** A literal as its text: {@code O'Hara}, {@code 12.50}, {@code true}; empty for NULL. */
  record Literal(LiteralKind kind, String text) implements Expression {}

  /** A column by its unquoted name; {@code VALUE} in the check of a domain. */
  record Column(String name) implements Expression {}

  /** A prefix operator: {@code -}, {@code +} or {@code ~}. */
  record Unary(String operator, Expression operand) implements Expression {}

  /** An operator that is no comparison: {@code + - * / % || & | # -> ->> <@ @> && ?} and others. */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
  record Comparison(String operator, Expression left, Expression right) implements Expression {}

  /** {@code left operator ANY (array)}, or ALL. */
  record Quantified(String operator, Expression left, Expression array, boolean all)
      implements Expression {}

  /** A conjunction of two or more. */
  record And(List<Expression> operands) implements Expression {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** A disjunction of two or more. */
  record Or(List<Expression> operands) implements Expression {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** Negation in three-valued logic. */
  record Not(Expression operand) implements Expression {}

  /** {@code IS NULL}. */
  record IsNull(Expression operand) implements Expression {}

  /** {@code IS TRUE}, {@code IS FALSE} or, with no value, {@code IS UNKNOWN}. */
  record IsTruth(Expression operand, Optional<Boolean> value) implements Expression {}

  /** {@code IS DISTINCT FROM}. */
  record IsDistinct(Expression left, Expression right) implements Expression {}

  /** {@code LIKE}, or {@code ILIKE}. */
  record Like(Expression operand, Expression pattern, boolean ignoreCase) implements Expression {}

  /** {@code ~}, or {@code ~*}. */
  record Regex(Expression operand, Expression pattern, boolean ignoreCase) implements Expression {}

  /** A call by the function's name in lower case, behind that of its schema where it is no system function; {@code EXTRACT} is {@code extract} with the field as a literal before its source. */
  record Call(String name, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A cast to a type as SQL prints it: {@code character varying(20)}, {@code public.mood[]}. */
  record Cast(Expression operand, String type) implements Expression {}

  /** {@code CASE operand WHEN ... THEN ... ELSE ... END}; without an operand the conditions are Boolean. */
  record Case(Optional<Expression> operand, List<When> whens, Optional<Expression> otherwise)
      implements Expression {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  /** A branch of a {@link Case}. */
  record When(Expression condition, Expression result) {}

  /** {@code ARRAY[...]}. */
  record ArrayLiteral(List<Expression> elements) implements Expression {
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code array[index]}. */
  record ArrayIndex(Expression array, Expression index) implements Expression {}

  /** {@code operand COLLATE name}. */
  record Collate(Expression operand, String collation) implements Expression {}
}
