package dev.replica.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Which tables' keys a column may hold, as far as names tell: {@code user_id}, {@code userId} and {@code created_by_user_id} those
 * of {@code users}, {@code customer_no} those that {@code customer} calls so, {@code parent_id} those of its own table. Immutable.
 */
public final class KeyNames {

  /** How much a name says, the most first. */
  public enum Evidence {
    /** The whole name is the table's and its key's, or the key's own: nothing else is likely. */
    EXACT,
    /** The name ends so, or the table's does: something else may be meant. */
    ROLE,
    /** Somebody, as {@code owner_id}, and the table is one of people. */
    PERSON
  }

  /** A key of one column that a column's values may be found in. */
  public record Candidate(Table parent, Column key, Evidence evidence) {}

  /** What stands in a key's name for what kind of key it is; those of one kind are exchanged for each other. */
  private static final Map<String, String> KINDS = Map.ofEntries(
      Map.entry("id", "id"),
      Map.entry("uuid", "id"),
      Map.entry("guid", "id"),
      Map.entry("uid", "id"),
      Map.entry("key", "id"),
      Map.entry("pk", "id"),
      Map.entry("fk", "id"),
      Map.entry("ref", "id"),
      Map.entry("oid", "id"),
      Map.entry("no", "number"),
      Map.entry("nr", "number"),
      Map.entry("num", "number"),
      Map.entry("number", "number"),
      Map.entry("code", "code"));

  /** Names of columns that many tables have, each with values of its own. */
  private static final Set<String> COMMON = Set.of(
      "name",
      "title",
      "email",
      "slug",
      "label",
      "description",
      "position",
      "token",
      "hash",
      "url",
      "version",
      "date",
      "path",
      "type",
      "status",
      "value",
      "sort",
      "rank",
      "order",
      "year");

  /** Tables of people, the most likely first. */
  private static final List<String> PEOPLE = Stream.of(
          "user", "account", "person", "employee", "member", "staff", "profile")
      .map(word -> NameWords.stem(List.of(word)))
      .toList();

  private static final Set<String> ROLES = Set.of(
      "owner",
      "author",
      "agent",
      "rep",
      "representative",
      "creator",
      "editor",
      "updater",
      "assignee",
      "reviewer",
      "approver",
      "manager",
      "supervisor",
      "sender",
      "recipient",
      "receiver",
      "uploader",
      "requester",
      "reporter",
      "moderator",
      "publisher",
      "actor",
      "follower",
      "followee",
      "inviter",
      "invitee");

  /** What a polymorphic reference calls the column beside the id. */
  private static final List<String> TYPE_ENDINGS =
      List.of("type", "class", "class name", "model", "table", "table name", "kind", "entity");

  /** Roles that a row of a table plays for others of the same. */
  private static final Set<String> SELF = Set.of(
      "parent",
      "root",
      "ancestor",
      "reply to",
      "reports to",
      "in reply to",
      "duplicate of",
      "previous");

  /** Those of them that mean nothing else. */
  private static final Set<String> CERTAINLY_SELF = Set.of("parent", "reports to");

  /** Kinds of keys that are written without a gap behind what they are the key of. */
  private static final List<String> GLUED = List.of("id", "code", "uuid", "guid");

  /** Letters that the end of a word has in common with a table's name, at the least: of {@code shippingaddressid} and address. */
  private static final int WORD_END = 4;

  private record Entry(Table table, Column key, boolean primary) {}

  /** By stem of what stands before the key's kind, a blank, and the kind. */
  private final Map<String, List<Entry>> exact = new HashMap<>();

  /** The same by the last words of tables' names: {@code user} of {@code auth_user}. */
  private final Map<String, List<Entry>> endings = new HashMap<>();

  /** Keys by a name of their own, {@code sku}. */
  private final Map<String, List<Entry>> own = new HashMap<>();

  private final Set<String> stems = new HashSet<>();

  /** The keys of all tables of a schema. */
  public KeyNames(Schema schema) {
    schema
        .tables()
        .forEach(
            table -> stems.add(NameWords.stem(NameWords.ofTable(table.name().name()))));
    for (Table table : schema.tables()) {
      if (table.kind() != Table.Kind.FOREIGN) {
        keys(table, (key, primary) -> index(new Entry(table, key, primary)));
      }
    }
  }

  private static void keys(Table table, BiConsumer<Column, Boolean> action) {
    Set<String> seen = new HashSet<>();
    for (Key key : table.keys()) {
      if (key.total() && key.columns().size() == 1 && seen.add(key.columns().get(0))) {
        table
            .column(key.columns().get(0))
            .ifPresent(column -> action.accept(column, key.primary()));
      }
    }
  }

  private void index(Entry entry) {
    List<String> table = NameWords.ofTable(entry.table().name().name());
    List<String> key = NameWords.of(entry.key().name());
    if (key.isEmpty()) {
      return;
    }
    String kind = KINDS.get(key.get(key.size() - 1));
    String body = NameWords.stem(key.subList(0, key.size() - 1));
    if (kind != null && (body.isEmpty() || body.equals(NameWords.stem(table)))) {
      for (int from = 0; from < table.size(); from++) {
        String stem = NameWords.stem(table.subList(from, table.size())) + " " + kind;
        (from == 0 ? exact : endings)
            .computeIfAbsent(stem, none -> new ArrayList<>())
            .add(entry);
      }
    } else if (!COMMON.contains(key.get(key.size() - 1)) && !stems.contains(body)) {
      own.computeIfAbsent(NameWords.stem(key), none -> new ArrayList<>()).add(entry);
    }
  }

  /** The keys that the column may hold, the most likely first; of its type, and not its own. */
  public List<Candidate> of(Table child, Column column) {
    Map<Entry, Evidence> found = new HashMap<>();
    List<String> words = NameWords.of(column.name());
    if (words.isEmpty() || !column.writable()) {
      return List.of();
    }
    split(words, (body, kind, whole) -> {
      for (int from = 0; from < body.size(); from++) {
        String stem = NameWords.stem(body.subList(from, body.size())) + " " + kind;
        Evidence evidence = from == 0 ? whole : Evidence.ROLE;
        for (Entry entry : exact.getOrDefault(stem, List.of())) {
          boolean self = from == 1 && entry.table() == child && SELF.contains(body.get(0));
          found.merge(entry, self ? Evidence.EXACT : evidence, KeyNames::stronger);
        }
        endings
            .getOrDefault(stem, List.of())
            .forEach(entry -> found.merge(entry, Evidence.ROLE, KeyNames::stronger));
      }
      glued(body, kind, found);
      roles(child, body, kind, found);
    });
    if (!isKey(child, column)) {
      List<Entry> named = own.getOrDefault(NameWords.stem(words), List.of());
      if (named.stream().filter(Entry::primary).count() <= 1) {
        named.stream()
            .filter(entry -> entry.primary() || named.size() == 1)
            .forEach(entry -> found.merge(entry, Evidence.EXACT, KeyNames::stronger));
      }
    }
    return sorted(child, column, found);
  }

  private interface Split {
    /** @param whole what it says if the body is the whole name of a table */
    void accept(List<String> body, String kind, Evidence whole);
  }

  /** What may stand for a table in the name, and the kind of its key: {@code user_id}, {@code id_user}, {@code userid}, {@code user}. */
  private static void split(List<String> words, Split action) {
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    List<String> start = words.subList(0, words.size() - 1);
    if (KINDS.containsKey(last)) {
      action.accept(start, KINDS.get(last), Evidence.EXACT);
    } else if (words.size() > 1 && KINDS.containsKey(first)) {
      action.accept(words.subList(1, words.size()), KINDS.get(first), Evidence.EXACT);
    } else {
      for (String ending : GLUED) {
        if (last.length() > ending.length() + 2 && last.endsWith(ending)) {
          List<String> body = new ArrayList<>(start);
          body.add(last.substring(0, last.length() - ending.length()));
          action.accept(body, KINDS.get(ending), Evidence.EXACT);
        }
      }
      for (String kind : List.of("id", "number", "code")) {
        action.accept(words, kind, Evidence.ROLE);
      }
    }
  }

  private void glued(List<String> body, String kind, Map<Entry, Evidence> found) {
    if (body.size() == 1) {
      String word = NameWords.stem(body);
      for (int from = 1; word.length() - from >= WORD_END; from++) {
        exact
            .getOrDefault(word.substring(from) + " " + kind, List.of())
            .forEach(entry -> found.merge(entry, Evidence.ROLE, KeyNames::stronger));
      }
    }
  }

  private void roles(Table child, List<String> body, String kind, Map<Entry, Evidence> found) {
    if (body.isEmpty() || !kind.equals("id")) {
      return;
    }
    String role = String.join(" ", body);
    if (SELF.contains(role)) {
      keys(child, (key, primary) -> {
        if (primary) {
          found.put(
              new Entry(child, key, true),
              CERTAINLY_SELF.contains(role) ? Evidence.EXACT : Evidence.ROLE);
        }
      });
    }
    String last = body.get(body.size() - 1);
    if (ROLES.contains(last) || last.equals("by") && body.size() > 1) {
      for (String people : PEOPLE) {
        exact
            .getOrDefault(people + " id", List.of())
            .forEach(entry -> found.merge(entry, Evidence.PERSON, KeyNames::stronger));
        endings
            .getOrDefault(people + " id", List.of())
            .forEach(entry -> found.merge(entry, Evidence.PERSON, KeyNames::stronger));
      }
    }
  }

  private static Evidence stronger(Evidence one, Evidence other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The column that says which table's key the column holds: {@code owner_type} for {@code owner_id}. */
  public Optional<Column> typeOf(Table child, Column column) {
    List<String> words = NameWords.of(column.name());
    if (words.size() < 2 || !"id".equals(KINDS.get(words.get(words.size() - 1)))) {
      return Optional.empty();
    }
    String body = String.join(" ", words.subList(0, words.size() - 1));
    return child.columns().stream()
        .filter(other -> TYPE_ENDINGS.stream()
            .anyMatch(
                ending -> String.join(" ", NameWords.of(other.name())).equals(body + " " + ending)))
        .filter(other -> other.type().base() instanceof SqlType.Enumeration
            || family(other.type()).filter("text"::equals).isPresent())
        .findFirst();
  }

  /**
   * The keys that rows of a polymorphic reference with that type may hold: {@code Post}, {@code app.models.Post} and
   * {@code blog_post} those of {@code posts}.
   */
  public List<Candidate> ofType(Table child, Column id, String value) {
    String last = value.substring(
        Math.max(Math.max(value.lastIndexOf('.'), value.lastIndexOf('\\')), value.lastIndexOf(':'))
            + 1);
    List<String> words = NameWords.of(last);
    Map<Entry, Evidence> found = new HashMap<>();
    for (int from = 0; from < words.size(); from++) {
      String stem = NameWords.stem(words.subList(from, words.size())) + " id";
      Evidence evidence = from == 0 ? Evidence.EXACT : Evidence.ROLE;
      exact
          .getOrDefault(stem, List.of())
          .forEach(entry -> found.merge(entry, evidence, KeyNames::stronger));
      endings
          .getOrDefault(stem, List.of())
          .forEach(entry -> found.merge(entry, Evidence.ROLE, KeyNames::stronger));
    }
    return sorted(child, id, found);
  }

  private static List<Candidate> sorted(Table child, Column column, Map<Entry, Evidence> found) {
    Comparator<Map.Entry<Entry, Evidence>> order =
        Comparator.<Map.Entry<Entry, Evidence>, Evidence>comparing(Map.Entry::getValue)
            .thenComparing(match -> !sameSchema(child, match.getKey()))
            .thenComparing(match -> -common(child, match.getKey()))
            .thenComparing(match -> !match.getKey().primary())
            .thenComparing(match -> person(match.getKey()))
            .thenComparing(match -> match.getKey().table().name());
    return found.entrySet().stream()
        .filter(entry -> alike(column.type(), entry.getKey().key().type()))
        .filter(
            entry -> entry.getKey().table() != child || !entry.getKey().key().equals(column))
        .sorted(order)
        .map(entry -> new Candidate(entry.getKey().table(), entry.getKey().key(), entry.getValue()))
        .toList();
  }

  private static boolean sameSchema(Table child, Entry entry) {
    return child.name().schema().equals(entry.table().name().schema());
  }

  /** NameWords that the names of both tables begin with: of {@code blog_post} and {@code forum_post}, {@code blog_comment} means the first. */
  private static int common(Table child, Entry entry) {
    List<String> one = NameWords.ofTable(child.name().name());
    List<String> other = NameWords.ofTable(entry.table().name().name());
    int common = 0;
    while (common < Math.min(one.size(), other.size())
        && one.get(common).equals(other.get(common))) {
      common++;
    }
    return common;
  }

  /** Place among the tables of people; behind them where it is of something else. */
  private static int person(Entry entry) {
    List<String> words = NameWords.ofTable(entry.table().name().name());
    int place = words.isEmpty()
        ? -1
        : PEOPLE.indexOf(NameWords.stem(words.subList(words.size() - 1, words.size())));
    return place < 0 ? PEOPLE.size() : place;
  }

  private static boolean isKey(Table table, Column column) {
    return table.keys().stream()
        .anyMatch(key -> key.total() && key.columns().equals(List.of(column.name())));
  }

  /** Whether values of the one type can be found among those of the other by their keys' index. */
  public static boolean alike(SqlType one, SqlType other) {
    return family(one).isPresent() && Objects.equals(family(one), family(other));
  }

  private static Optional<String> family(SqlType type) {
    if (type.base() instanceof SqlType.Enumeration enumeration) {
      return Optional.of(enumeration.name().toString());
    }
    if (!(type.base() instanceof SqlType.Scalar scalar)) {
      return Optional.empty();
    }
    String name = scalar.name().name();
    return switch (name) {
      case "int2", "int4", "int8" -> Optional.of("integer");
      case "text", "varchar", "bpchar" -> Optional.of("text");
      case "uuid", "numeric", "citext" -> Optional.of(name);
      default -> Optional.empty();
    };
  }
}
