package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Reads JSqlParser's tree of an expression into our own, which knows no other dialect than PostgreSQL's. */
final class TreeReader {

  private TreeReader() {}

  static Expression read(net.sf.jsqlparser.expression.Expression tree) throws Unsupported {
    if (tree instanceof ParenthesedExpressionList<?> list
        && !(tree instanceof RowConstructor<?>)
        && list.size() == 1) {
      return read(list.get(0));
    }
    if (tree instanceof BinaryExpression binary) {
      return readBinary(binary);
    }
    if (tree instanceof Column column) {
      return readColumn(column);
    }
    if (tree instanceof NotExpression not && !not.isExclamationMark()) {
      return new Expression.Not(read(not.getExpression()));
    }
    if (tree instanceof IsNullExpression test && !test.isUseIsNull() && !test.isUseNotNull()) {
      return negated(test.isNot(), new Expression.IsNull(read(test.getLeftExpression())));
    }
    if (tree instanceof IsBooleanExpression test) {
      return negated(
          test.isNot(),
          new Expression.IsTruth(read(test.getLeftExpression()), Optional.of(test.isTrue())));
    }
    if (tree instanceof IsUnknownExpression test) {
      return negated(
          test.isNot(), new Expression.IsTruth(read(test.getLeftExpression()), Optional.empty()));
    }
    if (tree instanceof CastExpression cast && !cast.isImplicitCast()) {
      return new Expression.Cast(
          read(cast.getLeftExpression()), cast.getColDataType().toString());
    }
    if (tree instanceof SignedExpression signed) {
      return new Expression.Unary(String.valueOf(signed.getSign()), read(signed.getExpression()));
    }
    if (tree instanceof CollateExpression collate) {
      return new Expression.Collate(
          read(collate.getLeftExpression()), unquote(collate.getCollate()));
    }
    if (tree instanceof CaseExpression branches) {
      return readCase(branches);
    }
    if (tree instanceof ArrayConstructor array
        && array.isArrayKeyword()
        && array.getDataType() == null) {
      return new Expression.ArrayLiteral(readAll(array.getExpressions()));
    }
    if (tree instanceof ArrayExpression array && array.getIndexExpression() != null) {
      return new Expression.ArrayIndex(
          read(array.getObjExpression()), read(array.getIndexExpression()));
    }
    return readLiteralOrCall(tree);
  }

  private static Expression readLiteralOrCall(net.sf.jsqlparser.expression.Expression tree)
      throws Unsupported {
    if (tree instanceof StringValue string && string.getPrefix() == null) {
      return new Expression.Literal(
          Expression.LiteralKind.STRING, string.getValue().replace("''", "'"));
    }
    if (tree instanceof LongValue || tree instanceof DoubleValue) {
      return new Expression.Literal(Expression.LiteralKind.NUMBER, tree.toString());
    }
    if (tree instanceof BooleanValue truth) {
      return new Expression.Literal(
          Expression.LiteralKind.BOOLEAN, String.valueOf(truth.getValue()));
    }
    if (tree instanceof NullValue) {
      return new Expression.Literal(Expression.LiteralKind.NULL, "");
    }
    if (tree instanceof ExtractExpression extract) {
      Expression field = new Expression.Literal(
          Expression.LiteralKind.STRING, extract.getName().toLowerCase(Locale.ROOT));
      return new Expression.Call("extract", List.of(field, read(extract.getExpression())));
    }
    if (tree instanceof TrimFunction trim) {
      return readTrim(trim);
    }
    if (tree instanceof JsonExpression json
        && json.getIdentList().size() == 1
        && json.getIdent(0).getValue().matches("[-#]>>?")) {
      return new Expression.Binary(
          json.getIdent(0).getValue(),
          read(json.getExpression()),
          read(json.getIdent(0).getKey()));
    }
    if (tree instanceof Function function) {
      return readCall(function);
    }
    throw new Unsupported(tree.getClass().getSimpleName());
  }

  private static Expression readBinary(BinaryExpression binary) throws Unsupported {
    if (binary instanceof AndExpression) {
      List<Expression> operands = new ArrayList<>();
      flatten(binary, AndExpression.class, operands);
      return new Expression.And(operands);
    }
    if (binary instanceof OrExpression) {
      List<Expression> operands = new ArrayList<>();
      flatten(binary, OrExpression.class, operands);
      return new Expression.Or(operands);
    }
    Expression left = read(binary.getLeftExpression());
    String operator = binary.getStringExpression();
    if (binary.getRightExpression() instanceof Function quantifier && isQuantifier(quantifier)) {
      if (!operator.matches("=|<>|<=?|>=?") || quantifier.getParameters().size() != 1) {
        throw new Unsupported(operator + " ANY");
      }
      boolean all = quantifier.getName().equals("ALL");
      return new Expression.Quantified(
          operator, left, read(quantifier.getParameters().get(0)), all);
    }
    Expression right = read(binary.getRightExpression());
    if (binary instanceof IsDistinctExpression distinct) {
      return negated(distinct.isNot(), new Expression.IsDistinct(left, right));
    }
    if (binary instanceof LikeExpression like && like.getEscape() == null) {
      boolean ignoreCase = like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
      return negated(like.isNot(), new Expression.Like(left, right, ignoreCase));
    }
    return switch (operator) {
      case "=", "<>", "<", "<=", ">", ">=" -> new Expression.Comparison(operator, left, right);
      case "~", "~*", "!~", "!~*" ->
        negated(
            operator.startsWith("!"), new Expression.Regex(left, right, operator.endsWith("*")));
      case "+", "-", "*", "/", "%", "||", "&", "|", "->", "->>", "<@", "@>", "&&", "?" ->
        new Expression.Binary(operator, left, right);
      default -> throw new Unsupported(operator);
    };
  }

  private static void flatten(
      net.sf.jsqlparser.expression.Expression tree,
      Class<? extends BinaryExpression> kind,
      List<Expression> operands)
      throws Unsupported {
    if (kind.isInstance(tree)) {
      BinaryExpression binary = kind.cast(tree);
      flatten(binary.getLeftExpression(), kind, operands);
      flatten(binary.getRightExpression(), kind, operands);
      return;
    }
    operands.add(read(tree));
  }

  private static boolean isQuantifier(Function function) {
    return function.getName().equals("ANY") || function.getName().equals("ALL");
  }

  private static Expression readColumn(Column column) throws Unsupported {
    if (column.getTable() != null) {
      throw new Unsupported("qualified column");
    }
    Expression plain = new Expression.Column(unquote(column.getColumnName()));
    ArrayConstructor index = column.getArrayConstructor();
    if (index == null) {
      return plain;
    }
    if (index.getExpressions().size() != 1) {
      throw new Unsupported("array subscripts");
    }
    return new Expression.ArrayIndex(plain, read(index.getExpressions().get(0)));
  }

  private static Expression readCase(CaseExpression branches) throws Unsupported {
    List<Expression.When> whens = new ArrayList<>();
    for (WhenClause when : branches.getWhenClauses()) {
      whens.add(
          new Expression.When(read(when.getWhenExpression()), read(when.getThenExpression())));
    }
    return new Expression.Case(
        readOptional(branches.getSwitchExpression()),
        whens,
        readOptional(branches.getElseExpression()));
  }

  private static Expression readTrim(TrimFunction trim) throws Unsupported {
    String side = trim.getTrimSpecification() == null
        ? "BOTH"
        : trim.getTrimSpecification().name();
    String name = side.equals("BOTH") ? "btrim" : side.equals("LEADING") ? "ltrim" : "rtrim";
    // TRIM(BOTH FROM name) has its operand where TRIM(BOTH 'x' FROM name) has the characters.
    return trim.getFromExpression() == null
        ? new Expression.Call(name, List.of(read(trim.getExpression())))
        : trim.getExpression() == null
            ? new Expression.Call(name, List.of(read(trim.getFromExpression())))
            : new Expression.Call(
                name, List.of(read(trim.getFromExpression()), read(trim.getExpression())));
  }

  private static Expression readCall(Function function) throws Unsupported {
    List<String> parts = function.getMultipartName();
    boolean system = parts.size() == 1 || parts.get(0).equals("pg_catalog");
    boolean plain = !function.isAllColumns()
        && !function.isDistinct()
        && !function.isUnique()
        && function.getAttribute() == null
        && function.getKeep() == null
        && function.getOrderByElements() == null
        && !function.isEscaped();
    if (parts.size() > 2 || !plain) {
      throw new Unsupported("function");
    }
    String own = unquote(parts.get(parts.size() - 1)).toLowerCase(Locale.ROOT);
    String name = system ? own : unquote(parts.get(0)).toLowerCase(Locale.ROOT) + "." + own;
    if (function.getNamedParameters() == null) {
      return new Expression.Call(
          name, function.getParameters() == null ? List.of() : readAll(function.getParameters()));
    }
    List<Expression> arguments = readAll(function.getNamedParameters());
    List<String> names = function.getNamedParameters().getNames();
    if (name.equals("position") && names.equals(List.of("", "IN"))) {
      return new Expression.Call("strpos", List.of(arguments.get(1), arguments.get(0)));
    }
    if (name.equals("substring")
        && (names.equals(List.of("", "FROM")) || names.equals(List.of("", "FROM", "FOR")))) {
      return new Expression.Call("substring", arguments);
    }
    throw new Unsupported("named parameters");
  }

  private static List<Expression> readAll(ExpressionList<?> trees) throws Unsupported {
    List<Expression> expressions = new ArrayList<>();
    for (net.sf.jsqlparser.expression.Expression tree : trees) {
      expressions.add(read(tree));
    }
    return expressions;
  }

  private static Optional<Expression> readOptional(net.sf.jsqlparser.expression.Expression tree)
      throws Unsupported {
    return tree == null ? Optional.empty() : Optional.of(read(tree));
  }

  private static Expression negated(boolean not, Expression expression) {
    return not ? new Expression.Not(expression) : expression;
  }

  private static String unquote(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}
