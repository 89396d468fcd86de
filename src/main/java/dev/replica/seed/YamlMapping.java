package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.Suggestion;
import dev.replica.seed.plan.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file. Scalars are taken as they are written, so that no {@code no} becomes a false. Not thread-safe. */
final class YamlMapping {

  private final String what;
  private final Place place;
  private final List<String> problems;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private boolean broken;

  private YamlMapping(String what, Place place, List<String> problems) {
    this.what = what;
    this.place = place;
    this.problems = problems;
  }

  /**
   * Reads a mapping.
   *
   * @param what it is, for messages
   * @param keys that it may have; empty for any
   * @param problems gets a sentence for each key that it may not have, or has twice
   */
  static YamlMapping of(
      Node node, String what, List<String> keys, String file, List<String> problems) {
    YamlMapping mapping = new YamlMapping(what, place(node, file), problems);
    if (node instanceof MappingNode found) {
      found.getValue().forEach(entry -> mapping.add(entry, keys));
    } else if (!node.getTag().equals(Tag.NULL)) {
      mapping.problem(
          node,
          "expected "
              + (keys.isEmpty()
                  ? "names, each with a colon behind it"
                  : "one of " + String.join(", ", keys) + " with a colon behind it")
              + ", found " + found(node));
    }
    return mapping;
  }

  private static Place place(Node node, String file) {
    return new Place(file, node.getStartMark().getLine() + 1);
  }

  private static String found(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "a list";
  }

  private void add(NodeTuple entry, List<String> keys) {
    Node key = entry.getKeyNode();
    if (!(key instanceof ScalarNode scalar)) {
      problem(
          key, "expected a name, found " + (key instanceof MappingNode ? "a mapping" : "a list"));
      return;
    }
    String name = scalar.getValue();
    if (!keys.isEmpty() && !keys.contains(name)) {
      String suggestion = Suggestion.among(name, keys);
      problem(
          key,
          "there is no setting " + name
              + (suggestion.isEmpty() ? ". Use one of " + String.join(", ", keys) : suggestion));
    } else if (entries.putIfAbsent(name, entry.getValueNode()) != null) {
      problem(key, name + " is there twice. Say all of it in one place");
    }
  }

  private void problem(Node node, String text) {
    broken = true;
    problems.add(place(node, place.source()) + ", " + what + ": " + text);
  }

  Place place() {
    return place;
  }

  /** Whether a problem of the mapping itself has been told. */
  boolean broken() {
    return broken;
  }

  Map<String, Node> entries() {
    return entries;
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** What the settings make, or empty where they contradict each other, which is told. */
  <T> Optional<T> made(Supplier<T> settings) {
    try {
      return Optional.of(settings.get());
    } catch (ReplicaException e) {
      problems.add(place + ", " + what + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The text of a scalar; empty where it is not there. */
  Optional<String> text(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    problem(node, key + " needs a value");
    return Optional.empty();
  }

  /** The text of a scalar that is there; null for {@code null}. */
  String nullableText(String key) {
    Node node = entries.get(key);
    if (node.getTag().equals(Tag.NULL)) {
      return null;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem(
        node,
        key
            + " needs one value. Write a list or an object in quotes, as PostgreSQL has it: '{1,2}' for an array");
    return "";
  }

  Long whole(String key) {
    return text(key)
        .map(text -> {
          try {
            return Long.valueOf(text.replace("_", ""));
          } catch (NumberFormatException e) {
            problem(entries.get(key), key + " is " + text + ", which is no whole number");
            return null;
          }
        })
        .orElse(null);
  }

  Double number(String key) {
    return text(key).map(text -> number(entries.get(key), key, text)).orElse(null);
  }

  private Double number(Node node, String key, String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      problem(node, key + " is " + text + ", which is no number");
      return null;
    }
  }

  boolean truth(String key) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      problem(entries.get(key), key + " is " + text.get() + "; it has to be true or false");
    }
    return text.map("true"::equals).orElse(false);
  }

  /** Values with their weights, or a list of values that weigh the same. */
  Map<String, Double> weights(Node values) {
    Map<String, Double> weights = new LinkedHashMap<>();
    if (values instanceof SequenceNode sequence) {
      sequence.getValue().forEach(value -> weight(value, 1.0, weights));
    } else if (values instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> {
        Double weight = number(
            entry.getValueNode(),
            "the weight of " + found(entry.getKeyNode()),
            found(entry.getValueNode()));
        weight(entry.getKeyNode(), weight == null ? 1 : weight, weights);
      });
    } else {
      problem(values, "values needs a list, [open, paid], or weights, {open: 7, paid: 3}");
    }
    return weights;
  }

  private void weight(Node value, double weight, Map<String, Double> weights) {
    if (!(value instanceof ScalarNode scalar) || value.getTag().equals(Tag.NULL)) {
      problem(
          value,
          "values takes single values that are not NULL. Say the share of NULLs by nullFraction");
    } else if (weights.put(scalar.getValue(), weight) != null) {
      problem(value, "values has " + scalar.getValue() + " twice. Add up its weights");
    }
  }
}
