package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes JSON documents that have what checks ask for in them: keys, and values that are compared with constants. */
final class DocumentMiner {

  /** Documents of one column: enough that each value of a short list is in one. */
  private static final int DOCUMENTS = 12;

  private static final List<String> ANYTHING = List.of("\"a\"", "1", "true", "{}", "[]");

  private static final Pattern STEP =
      Pattern.compile("\\.\"((?:[^\"\\\\]|\\\\.)*)\"|\\.([\\p{L}_][\\p{L}\\p{N}_]*)|\\[[^]]*]");

  /** What may stand at each path of each column. */
  private final Map<String, Map<List<String>, Set<String>>> found = new LinkedHashMap<>();

  private final Map<String, Set<String>> whole = new LinkedHashMap<>();

  void mine(Expression expression) {
    if (expression instanceof Expression.Comparison comparison) {
      compare(comparison.operator(), comparison.left(), comparison.right());
      compare(Forms.mirrored(comparison.operator()), comparison.right(), comparison.left());
    } else if (expression instanceof Expression.Quantified quantified) {
      Constants.texts(quantified.array())
          .ifPresent(texts -> DocumentPath.of(quantified.left())
              .ifPresent(path -> texts.forEach(text -> add(path, scalars(text)))));
    } else if (expression instanceof Expression.Binary binary) {
      operator(binary);
    } else if (expression instanceof Expression.Not not
        && not.operand() instanceof Expression.IsNull test) {
      DocumentPath.of(test.operand())
          .filter(path -> !path.keys().isEmpty())
          .ifPresent(path -> add(path, ANYTHING));
    } else if (Forms.call(expression, "jsonb_path_exists", "jsonb_path_match")) {
      List<Expression> arguments = ((Expression.Call) expression).arguments();
      Optional<String> steps =
          arguments.size() < 2 ? Optional.empty() : Constants.text(arguments.get(1));
      DocumentPath.of(arguments.get(0))
          .ifPresent(path -> steps.ifPresent(text -> steps(path, text)));
    }
    ConstantMiner.parts(expression).forEach(this::mine);
  }

  private void operator(Expression.Binary binary) {
    Optional<DocumentPath> path = DocumentPath.of(binary.left());
    Optional<String> constant = Constants.text(binary.right());
    if (path.isEmpty() || constant.isEmpty()) {
      return;
    }
    if (binary.operator().equals("?")) {
      add(path.get().with(constant.get()), ANYTHING);
    } else if (binary.operator().equals("@>") && path.get().keys().isEmpty()) {
      whole.computeIfAbsent(path.get().column(), name -> new LinkedHashSet<>()).add(constant.get());
    }
  }

  private void compare(String operator, Expression left, Expression right) {
    String constant = Constants.text(right).orElse(null);
    if (constant == null) {
      return;
    }
    if (Forms.call(left, "jsonb_typeof", "json_typeof")) {
      DocumentPath.of(((Expression.Call) left).arguments().get(0))
          .filter(path -> !path.keys().isEmpty())
          .ifPresent(path -> add(path, ConstantMiner.documents(constant)));
    } else if (Forms.call(left, "jsonb_array_length", "json_array_length")
        && constant.matches("[0-9]{1,2}")) {
      int length =
          Integer.parseInt(constant) + (operator.equals(">") ? 1 : operator.equals("<") ? -1 : 0);
      List<String> elements = Collections.nCopies(Math.max(0, length), "\"a\"");
      DocumentPath.of(((Expression.Call) left).arguments().get(0))
          .ifPresent(path -> add(path, List.of("[" + String.join(", ", elements) + "]")));
    } else {
      DocumentPath.of(left)
          .filter(path -> !path.keys().isEmpty())
          .ifPresent(path -> add(path, beside(operator, constant)));
    }
  }

  /** Values that compare with the constant as asked. */
  private static List<String> beside(String operator, String constant) {
    boolean whole = constant.matches("-?[0-9]{1,9}");
    return switch (operator) {
      case "<>" -> ANYTHING;
      case ">", "<" ->
        whole
            ? List.of(String.valueOf(Long.parseLong(constant) + (operator.equals(">") ? 1 : -1)))
            : scalars(constant);
      default -> scalars(constant);
    };
  }

  private static List<String> scalars(String text) {
    String string = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    boolean plain = text.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|true|false");
    return plain ? List.of(text, string) : List.of(string);
  }

  private void steps(DocumentPath from, String path) {
    DocumentPath at = from;
    Matcher matcher = STEP.matcher(path);
    int end = path.startsWith("$") ? 1 : -1;
    while (end >= 0 && matcher.find(end) && matcher.start() == end) {
      String key = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      at = at.with(key == null ? DocumentPath.ELEMENT : key);
      end = matcher.end();
    }
    if (!at.keys().isEmpty()) {
      add(at, ANYTHING);
    }
  }

  private void add(DocumentPath path, List<String> values) {
    found
        .computeIfAbsent(path.column(), name -> new LinkedHashMap<>())
        .computeIfAbsent(path.keys(), keys -> new LinkedHashSet<>())
        .addAll(values);
  }

  /** Documents for each column that something is asked of. */
  Map<String, Set<String>> documents() {
    Map<String, Set<String>> documents = new LinkedHashMap<>();
    whole.forEach((column, texts) -> documents.put(column, new LinkedHashSet<>(texts)));
    found.forEach((column, paths) -> {
      Set<String> texts = documents.computeIfAbsent(column, name -> new LinkedHashSet<>());
      for (int i = 0; i < DOCUMENTS; i++) {
        Branch root = new Branch();
        int place = 0;
        for (Map.Entry<List<String>, Set<String>> path : paths.entrySet()) {
          List<String> values = List.copyOf(path.getValue());
          root.put(path.getKey(), values.get((i + i / values.size() * place++) % values.size()));
        }
        texts.add(root.print());
      }
    });
    return documents;
  }

  /** A part of a document. */
  private static final class Branch {
    private final Map<String, Branch> branches = new TreeMap<>();
    private String value;

    void put(List<String> keys, String text) {
      if (keys.isEmpty()) {
        value = text;
        return;
      }
      branches
          .computeIfAbsent(keys.get(0), key -> new Branch())
          .put(keys.subList(1, keys.size()), text);
    }

    String print() {
      if (branches.isEmpty()) {
        return value;
      }
      if (branches.containsKey(DocumentPath.ELEMENT)) {
        return "[" + branches.get(DocumentPath.ELEMENT).print() + "]";
      }
      List<String> members = new ArrayList<>();
      branches.forEach((key, branch) ->
          members.add(scalars(key).get(scalars(key).size() - 1) + ": " + branch.print()));
      return "{" + String.join(", ", members) + "}";
    }
  }
}
