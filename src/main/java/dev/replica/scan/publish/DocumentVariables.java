package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.model.MutualInformation;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The variables of JSON documents, by what is published of them: whether fields are there, of which type, and the values of scalars and
 * lengths of arrays. What is nearer to the root comes first, so that a field's presence stands before what is in it.
 */
final class DocumentVariables {

  /** Variables of a column: of documents with more fields those nearest to the root. */
  private static final int MOST = 32;

  private final String column;
  private final PublishingPolicy policy;
  private final List<Ranked> variables = new ArrayList<>();
  private final Queue<Place> places = new ArrayDeque<>();

  /**
   * A place in the documents.
   *
   * @param nodes of the sampled rows there, of the model's type; null where there is none
   */
  private record Place(List<String> path, ValueModel.Json model, JsonNode[] nodes) {}

  private DocumentVariables(String column, PublishingPolicy policy) {
    this.column = column;
    this.policy = policy;
  }

  /** The variables of a column. */
  static List<Ranked> of(
      String column, Values.Documents documents, ValueModel.Json model, PublishingPolicy policy) {
    DocumentVariables found = new DocumentVariables(column, policy);
    JsonNode[] nodes = documents.documents().toArray(JsonNode[]::new);
    found.places.add(new Place(List.of(), model, typed(nodes, model.type())));
    while (!found.places.isEmpty() && found.variables.size() < MOST) {
      found.add(found.places.remove());
    }
    return found.variables.size() <= MOST ? found.variables : found.variables.subList(0, MOST);
  }

  private static JsonNode[] typed(JsonNode[] nodes, String type) {
    return Arrays.stream(nodes)
        .map(node -> node != null && Documents.type(node).equals(type) ? node : null)
        .toArray(JsonNode[]::new);
  }

  private void add(Place place) {
    Ranked found = switch (place.model.type()) {
      case "object" -> {
        addFields(place);
        yield null;
      }
      case "array" -> lengths(place);
      case "number" -> numbers(place);
      case "string" ->
        place.model.values() instanceof ValueModel.Written
            ? written(place)
            : labels(place, Dependence.Part.STRING);
      case "boolean" -> labels(place, Dependence.Part.BOOLEAN);
      default -> null;
    };
    if (found != null && found.bins().count() > 1) {
      variables.add(found);
    }
  }

  private void addFields(Place place) {
    Map<String, List<ValueModel.Json.Field>> byName = new TreeMap<>();
    place
        .model
        .fields()
        .forEach(field ->
            byName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field));
    byName.forEach((name, alternatives) -> {
      List<String> path = new ArrayList<>(place.path);
      path.add(name);
      JsonNode[] nodes = Arrays.stream(place.nodes)
          .map(node -> node == null ? null : node.get(name))
          .toArray(JsonNode[]::new);
      addPresence(path, alternatives, place.nodes, nodes);
      for (ValueModel.Json.Field field : alternatives) {
        places.add(new Place(path, field.value(), typed(nodes, field.value().type())));
      }
    });
  }

  private void addPresence(
      List<String> path,
      List<ValueModel.Json.Field> alternatives,
      JsonNode[] objects,
      JsonNode[] nodes) {
    double[] ends = ValueParts.ends(alternatives);
    if (ends[0] >= 1) {
      return;
    }
    List<String> types =
        alternatives.stream().map(field -> field.value().type()).toList();
    boolean always = ends[ends.length - 1] >= 1;
    // Types that are not told count as of the one that has their share, the widest; nearly so is
    // enough.
    int[] states = new int[nodes.length];
    for (int row = 0; row < states.length; row++) {
      int type = nodes[row] == null ? -1 : types.indexOf(Documents.type(nodes[row]));
      states[row] = objects[row] == null
          ? -1
          : nodes[row] == null ? always ? -1 : ends.length : type < 0 ? -1 : type;
    }
    variables.add(
        Ranked.ofCategories(column, ends, states, !always).asPart(path, Dependence.Part.PRESENT));
  }

  private Ranked lengths(Place place) {
    long[] lengths = Arrays.stream(place.nodes)
        .mapToLong(node -> node == null ? Values.ABSENT : node.size())
        .toArray();
    return place.model.length() == null
        ? null
        : Marginal.placeLengths(Numbers.ofWhole(lengths), policy)
            .map(placed ->
                Ranked.ofNumbers(column, placed).asPart(place.path, Dependence.Part.LENGTH))
            .orElse(null);
  }

  private Ranked numbers(Place place) {
    BigDecimal[] decimals = Arrays.stream(place.nodes)
        .map(node -> node == null ? null : node.decimalValue())
        .toArray(BigDecimal[]::new);
    return place.model.values() == null
        ? null
        : Marginal.place(Numbers.ofDecimals(decimals), policy)
            .map(placed ->
                Ranked.ofNumbers(column, placed).asPart(place.path, Dependence.Part.NUMBER))
            .orElse(null);
  }

  private Ranked written(Place place) {
    TextForm form = TextForm.of(texts(place), policy);
    return form == null
        ? null
        : FormColumn.of(column, form, policy).variables().stream()
            .filter(values -> values.part() == null)
            .findFirst()
            .map(values -> values.asPart(place.path, Dependence.Part.STRING))
            .orElse(null);
  }

  private static Texts texts(Place place) {
    String[] texts = Arrays.stream(place.nodes)
        .map(node -> node == null ? null : node.asString())
        .toArray(String[]::new);
    return new Texts(texts, new int[texts.length]);
  }

  private Ranked labels(Place place, Dependence.Part part) {
    if (!(place.model.values() instanceof ValueModel.Category category)) {
      return null;
    }
    List<Long> none = Collections.nCopies(category.values().size(), 0L);
    int[] codes = new Literals(category.values(), none, 0).codes(texts(place));
    boolean others = category.other() != null;
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == category.values().size() && !others ? -1 : codes[row];
    }
    return Ranked.ofCategories(column, category.ends(), codes, others).asPart(place.path, part);
  }

  /** Puts what tells much of each other side by side, and presence before what it settles. */
  static List<Ranked> ordered(List<Ranked> documents) {
    double[][] information = new double[documents.size()][documents.size()];
    MutualInformation told = Ranked.information(documents);
    for (int first = 1; first < information.length; first++) {
      for (int second = 0; second < first; second++) {
        information[first][second] = told.between(first, second);
        information[second][first] = information[first][second];
      }
    }
    Set<Ranked> ordered = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Ranked> order = new ArrayList<>();
    for (int place : MutualInformation.order(information)) {
      Ranked next = documents.get(place);
      // What settles it stands before it here, from the root on.
      for (Ranked each : documents) {
        if ((each == next || each.settles(next)) && ordered.add(each)) {
          order.add(each);
        }
      }
    }
    return order;
  }
}
