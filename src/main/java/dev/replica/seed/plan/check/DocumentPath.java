package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column, and keys that lead into its document.
 *
 * @param keys names of fields, {@link #ELEMENT} for any element of an array; none for the document itself
 */
record DocumentPath(String column, List<String> keys) {

  /** Stands for any element of an array. */
  static final String ELEMENT = "[]";

  /** A field of what the path leads to, whatever it is called. */
  DocumentPath with(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new DocumentPath(column, longer);
  }

  /** What the operators and functions of whole paths take for an element of an array where there is one: a number. */
  private DocumentPath step(String key) {
    return with(key.matches("-?[0-9]+") ? ELEMENT : key);
  }

  /** The path that an expression follows, under casts and functions of what is there; empty where it follows none. */
  static Optional<DocumentPath> of(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return Optional.of(new DocumentPath(column.name(), List.of()));
    } else if (expression instanceof Expression.Cast cast) {
      return of(cast.operand());
    } else if (expression instanceof Expression.Binary binary
        && binary.operator().startsWith("->")) {
      // A number leads to an element, and a text to a field, of what name ever: -> 12, -> '12'.
      boolean element = Constants.value(binary.right()).orElse(null) instanceof Long;
      return of(binary.left())
          .flatMap(path ->
              Constants.text(binary.right()).map(key -> path.with(element ? ELEMENT : key)));
    } else if (expression instanceof Expression.Binary binary
        && binary.operator().startsWith("#>")) {
      return of(binary.left()).flatMap(path -> Constants.texts(binary.right()).map(path::steps));
    } else if (expression instanceof Expression.Call call && !call.arguments().isEmpty()) {
      Optional<DocumentPath> path = of(call.arguments().get(0));
      boolean extracts = extracts(call);
      for (int i = 1; extracts && i < call.arguments().size(); i++) {
        Optional<String> key = Constants.text(call.arguments().get(i));
        path = path.flatMap(found -> key.map(found::step));
      }
      return path;
    }
    return Optional.empty();
  }

  /** Whether a function follows keys. */
  static boolean extracts(Expression.Call call) {
    return call.name().matches("jsonb?_extract_path(_text)?");
  }

  private DocumentPath steps(List<String> more) {
    DocumentPath path = this;
    for (String key : more) {
      path = path.step(key);
    }
    return path;
  }
}
