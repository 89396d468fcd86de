package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.NameWords;
import dev.replica.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What strings of a column are, as far as its name tells: what Datafaker has lists of. */
public enum Sense {
  GIVEN_NAME("#{Name.firstName}", 3),
  FAMILY_NAME("#{Name.lastName}", 3),
  /** A given name and a family name. */
  FULL_NAME(null, 8),
  /** An e-mail address that nobody has: of a domain that is reserved for examples (RFC 2606). */
  EMAIL(null, 24),
  USER_NAME(null, 8),
  CITY("#{Address.city}", 4),
  STATE("#{Address.state}", 4),
  COUNTRY("#{Address.country}", 4),
  LANGUAGE("#{Nation.language}", 4),
  STREET("#{Address.streetAddress}", 12),
  COMPANY("#{Company.name}", 8),
  JOB("#{Job.title}", 12),
  /** A title as an address has it. */
  SLUG("#{Book.title}", 8);

  /** Tables whose rows are people, as stems of their names' last words. */
  private static final Set<String> PEOPLE = Set.of(
      "person",
      "customer",
      "user",
      "emploi",
      "author",
      "actor",
      "patient",
      "student",
      "teacher",
      "contact",
      "member",
      "driver",
      "client",
      "doctor",
      "guest",
      "passenger",
      "player",
      "profil",
      "subscriber",
      "applicant",
      "candidat",
      "recipient",
      "attend",
      "artist");

  private static final Set<String> COMPANIES = Set.of(
      "compani", "supplier", "vendor", "organization", "organisation", "manufacturer", "shipper");

  /** Tables of what has a name that people know. */
  private static final Map<String, Sense> PLACES = Map.of(
      "citi", CITY,
      "town", CITY,
      "stat", STATE,
      "provinc", STATE,
      "countri", COUNTRY,
      "languag", LANGUAGE);

  /** Whose address has a street: others are of machines and wallets. */
  private static final Set<String> ADDRESSES =
      Set.of("home", "postal", "billing", "shipping", "delivery", "mailing", "customer", "company");

  private final String expression;
  private final int room;

  Sense(String expression, int room) {
    this.expression = expression;
    this.room = room;
  }

  /** The Datafaker expression that makes such strings; null where they are put together from others. */
  public String expression() {
    return expression;
  }

  /** Characters that a column of such strings holds at the least. */
  int room() {
    return room;
  }

  /** Whether the world has a list of such strings: a table of them has each but once. */
  boolean listed() {
    return this == STATE || this == COUNTRY || this == LANGUAGE;
  }

  /** Whether such strings are made from names. */
  public boolean handle() {
    return this == EMAIL || this == USER_NAME;
  }

  /**
   * A sense, and whose: {@code billing_email} and {@code billing_first_name} are of one person.
   *
   * @param whose words before those that tell the sense
   */
  record Found(Sense sense, List<String> whose) {}

  /** Whether the table's rows are people, as far as names tell. */
  static boolean people(Table table) {
    List<String> words = NameWords.ofTable(table.name().name());
    return !words.isEmpty() && PEOPLE.contains(stemOfLast(words))
        || table.columns().stream()
            .flatMap(column -> of(column).stream())
            .anyMatch(found -> found.whose().isEmpty() && found.sense().personal());
  }

  private boolean personal() {
    return this == GIVEN_NAME || this == FAMILY_NAME || this == FULL_NAME || handle();
  }

  private static String stemOfLast(List<String> words) {
    return NameWords.stem(words.subList(words.size() - 1, words.size()));
  }

  /** What the column's name tells, with that of its table. */
  static Optional<Found> of(Table table, Column column) {
    Optional<Found> found = of(column);
    List<String> words = NameWords.of(column.name());
    if (found.isEmpty() && words.equals(List.of("title")) && people(table)) {
      return Optional.of(new Found(JOB, List.of()));
    }
    return found.isEmpty() && words.equals(List.of("name")) ? ofName(table) : found;
  }

  private static Optional<Found> of(Column column) {
    List<String> words =
        NameWords.of(column.name()).stream().map(Sense::unnumbered).toList();
    for (int taken = Math.min(2, words.size()); taken > 0; taken--) {
      int first = words.size() - taken;
      Sense sense = of(String.join("", words.subList(first, words.size())));
      if (sense != null) {
        return Optional.of(new Found(sense, words.subList(0, first)));
      }
    }
    boolean address = words.equals(List.of("address"))
        || words.size() == 2 && ADDRESSES.contains(words.get(0)) && words.get(1).equals("address");
    return address
        ? Optional.of(new Found(STREET, words.subList(0, words.size() - 1)))
        : Optional.empty();
  }

  private static Optional<Found> ofName(Table table) {
    List<String> words = NameWords.ofTable(table.name().name());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String stem = stemOfLast(words);
    if (PEOPLE.contains(stem)) {
      return Optional.of(new Found(FULL_NAME, List.of()));
    }
    Sense named = COMPANIES.contains(stem) ? COMPANY : PLACES.get(stem);
    return named == null ? Optional.empty() : Optional.of(new Found(named, List.of()));
  }

  /** The first line of an address is one. */
  private static String unnumbered(String word) {
    return word.endsWith("1") && word.length() > 1 ? word.substring(0, word.length() - 1) : word;
  }

  private static Sense of(String words) {
    return switch (words) {
      case "firstname", "givenname", "forename", "fname" -> GIVEN_NAME;
      case "lastname", "familyname", "surname", "lname" -> FAMILY_NAME;
      case "fullname",
          "displayname",
          "realname",
          "contactname",
          "customername",
          "authorname",
          "ownername",
          "personname",
          "patientname",
          "employeename" -> FULL_NAME;
      case "email", "emailaddress", "mailaddress", "emailaddr" -> EMAIL;
      case "username", "loginname", "screenname", "login" -> USER_NAME;
      case "city", "town", "cityname" -> CITY;
      case "state", "statename", "province", "provincename" -> STATE;
      case "country", "countryname" -> COUNTRY;
      case "language", "languagename" -> LANGUAGE;
      case "jobtitle", "contacttitle", "occupation", "profession" -> JOB;
      case "street", "streetaddress", "streetname", "addressline", "streetline" -> STREET;
      case "slug", "permalink" -> SLUG;
      case "company",
          "companyname",
          "organizationname",
          "organisationname",
          "employer",
          "businessname" -> COMPANY;
      default -> null;
    };
  }
}
