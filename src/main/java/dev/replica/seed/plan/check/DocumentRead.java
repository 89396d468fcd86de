package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an expression reads in a document.
 *
 * @param column of the document
 * @param keys that lead there, one or more; {@code []} for any element of an array
 * @param type that it is cast to, as SQL prints it; null for none
 * @param function in lower case that it is given to; null for none
 * @param values constants that it is compared with to choose the result; none for none
 * @param alone whether the result is this, converted, and nothing else
 */
public record DocumentRead(
    String column,
    List<String> keys,
    String type,
    String function,
    List<String> values,
    boolean alone) {

  public DocumentRead {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** All that an expression reads, in its order. */
  public static List<DocumentRead> in(Expression expression) {
    List<DocumentRead> reads = new ArrayList<>();
    add(expression, null, null, true, reads);
    return reads;
  }

  private static void add(
      Expression expression,
      String type,
      String function,
      boolean alone,
      List<DocumentRead> reads) {
    if (expression instanceof Expression.Cast cast) {
      boolean text = cast.type().matches("text|character varying.*|varchar.*");
      add(cast.operand(), text ? type : cast.type(), text ? function : null, alone, reads);
    } else if (expression instanceof Expression.Call call && !DocumentPath.extracts(call)) {
      List<Expression> arguments = call.arguments().stream()
          .filter(argument -> !(argument instanceof Expression.Literal))
          .toList();
      arguments.forEach(
          argument -> add(argument, null, call.name(), alone && arguments.size() == 1, reads));
    } else if (expression instanceof Expression.Case branches
        && branches.operand().isPresent()) {
      List<String> values = branches.whens().stream()
          .map(when -> Constants.text(when.condition()))
          .flatMap(Optional::stream)
          .toList();
      path(branches.operand().get())
          .ifPresent(path ->
              reads.add(new DocumentRead(path.column(), path.keys(), null, null, values, alone)));
    } else {
      path(expression)
          .ifPresentOrElse(
              path -> reads.add(
                  new DocumentRead(path.column(), path.keys(), type, function, List.of(), alone)),
              () -> ConstantMiner.parts(expression)
                  .forEach(part -> add(part, null, null, false, reads)));
    }
  }

  private static Optional<DocumentPath> path(Expression expression) {
    return DocumentPath.of(expression).filter(path -> !path.keys().isEmpty());
  }
}
