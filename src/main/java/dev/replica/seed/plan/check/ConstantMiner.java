package dev.replica.seed.plan.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the literals that stand in comparison with a column, wherever they stand. */
final class ConstantMiner {

  private ConstantMiner() {}

  static void mine(Expression expression, Map<String, Set<String>> constants) {
    if (expression instanceof Expression.Comparison comparison) {
      pair(comparison.left(), comparison.right(), constants);
      pair(comparison.right(), comparison.left(), constants);
      document(comparison, constants);
    } else if (expression instanceof Expression.IsDistinct distinct) {
      pair(distinct.left(), distinct.right(), constants);
      pair(distinct.right(), distinct.left(), constants);
    } else if (expression instanceof Expression.Quantified quantified) {
      add(quantified.left(), Constants.texts(quantified.array()), constants);
      pair(quantified.array(), quantified.left(), constants);
    } else if (expression instanceof Expression.Binary binary
        && List.of("<@", "@>", "&&").contains(binary.operator())) {
      add(binary.left(), Constants.texts(binary.right()), constants);
    } else if (expression instanceof Expression.Case branches
        && branches.operand().isPresent()) {
      branches.whens().forEach(when -> pair(branches.operand().get(), when.condition(), constants));
    }
    parts(expression).forEach(part -> mine(part, constants));
  }

  /** {@code jsonb_typeof(column) = 'array'}: documents of that kind. */
  private static void document(
      Expression.Comparison comparison, Map<String, Set<String>> constants) {
    if (Forms.call(comparison.left(), "jsonb_typeof", "json_typeof")) {
      Expression column = ((Expression.Call) comparison.left()).arguments().get(0);
      Constants.text(comparison.right())
          .map(ConstantMiner::documents)
          .ifPresent(texts -> add(column, Optional.of(texts), constants));
    }
  }

  static List<String> documents(String kind) {
    return switch (kind) {
      case "array" -> List.of("[]", "[\"a\"]");
      case "object" -> List.of("{}", "{\"a\": 1}");
      case "string" -> List.of("\"a\"");
      case "number" -> List.of("1", "2");
      case "boolean" -> List.of("true", "false");
      default -> List.of("null");
    };
  }

  private static void pair(
      Expression column, Expression constant, Map<String, Set<String>> constants) {
    add(column, Constants.text(constant).map(List::of), constants);
  }

  private static void add(
      Expression column, Optional<List<String>> texts, Map<String, Set<String>> constants) {
    if (texts.isPresent()) {
      Forms.looseColumn(column)
          .ifPresent(name ->
              constants.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(texts.get()));
    }
  }

  static List<Expression> parts(Expression expression) {
    if (expression instanceof Expression.And and) {
      return and.operands();
    }
    if (expression instanceof Expression.Or or) {
      return or.operands();
    }
    if (expression instanceof Expression.Not not) {
      return List.of(not.operand());
    }
    if (expression instanceof Expression.IsTruth test) {
      return List.of(test.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Comparison comparison) {
      return List.of(comparison.left(), comparison.right());
    }
    if (expression instanceof Expression.Cast cast) {
      return List.of(cast.operand());
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments();
    }
    if (expression instanceof Expression.Case branches) {
      return branches.whens().stream()
          .flatMap(when -> Stream.of(when.condition(), when.result()))
          .toList();
    }
    return List.of();
  }
}
