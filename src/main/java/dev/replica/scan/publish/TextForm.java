package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenForm;
import dev.replica.genome.WrittenPair;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * What strings write where most of them write the same: numbers, times, two numbers, addresses, or documents. As patterns of digits they
 * would write days that there are not, and addresses of no network.
 *
 * @param form as the genome has it
 * @param values what they write, absent in rows whose string is of no such form: numbers, pairs, documents, or the addresses
 * @param others the strings of other forms, null in all other rows; null for none
 */
record TextForm(String form, Values values, Texts others) {

  /** So many values are better told one by one, where nearly all rows have one of them. */
  private static final int CATEGORIES = 64;

  private static final double NEARLY_ALL = 0.9;

  /** Whole numbers are told as numbers where they leave out no more than so many for each that they have: others are names. */
  private static final long SPARSE = 4;

  /** Between these years the digits of a number are a date. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2100;
  private static final long YEAR = 365L * 86_400_000_000L;

  /** The form of strings; null where most are of none, or they are better told one by one. */
  static TextForm of(Texts texts, PublishingPolicy policy) {
    return of(texts, Literals.of(texts, policy), policy);
  }

  /** As {@link #of}, where it is known which strings may be told. */
  static TextForm of(Texts texts, Literals literals, PublishingPolicy policy) {
    TextForm documents = WrittenDocuments.of(texts, policy);
    boolean told = literals.values().size() <= CATEGORIES
        && literals.told() >= NEARLY_ALL * (literals.told() + literals.others());
    if (documents != null) {
      return documents;
    }
    TextForm form = written(texts, literals.others() > 0, policy);
    // Days are told as such even so: they move with the rest of the history.
    return told && !(form != null && form.ofDays()) ? null : form;
  }

  /** Whether the row has something that its string writes. */
  boolean has(int row) {
    Values of = values instanceof Values.Pairs pairs ? pairs.first() : values;
    return of instanceof Numbers numbers
        ? numbers.units()[row] != Values.ABSENT
        : of instanceof Texts addresses
            ? addresses.texts()[row] != null
            : ((Values.Documents) of).documents().get(row) != null;
  }

  private boolean ofDays() {
    return values instanceof Numbers numbers
        && (numbers.meaning() == Meaning.DATE || numbers.meaning() == Meaning.TIMESTAMP);
  }

  /** @param others whether there are strings that may not be told */
  private static TextForm written(Texts texts, boolean others, PublishingPolicy policy) {
    Strung strings = Strung.of(texts);
    if (strings.counts().size() < Strung.LEAST || strings.exemplars().isEmpty()) {
      return null;
    }
    if (others && accepts(strings, Networks::isAddress, policy)) {
      Texts addresses = only(texts, Networks::isAddress);
      return new TextForm(
          ValueModel.Written.ADDRESS, addresses, others(texts, Networks::isAddress));
    }
    TextForm best = null;
    int tried = 0;
    for (WrittenForm form : TimeForms.of(strings)) {
      int found = tried(strings, form);
      TextForm next = found > tried ? ofTimes(form, strings, texts, policy) : null;
      best = next == null ? best : next;
      tried = next == null ? tried : found;
    }
    for (WrittenForm form : NumberForms.of(strings)) {
      int found = tried(strings, form);
      TextForm next = found > tried ? ofNumbers(form, strings, texts, policy) : null;
      best = next == null ? best : next;
      tried = next == null ? tried : found;
    }
    for (WrittenPair pair : NumberForms.pairs(strings)) {
      Predicate<String> is = text -> pair.units(text) != null;
      if (strings.tried(is) > tried && accepts(strings, is, policy)) {
        return ofPair(pair, texts);
      }
    }
    return best;
  }

  private static boolean accepts(Strung strings, Predicate<String> is, PublishingPolicy policy) {
    return 2 * strings.tried(is) >= strings.some().size() / 2 && strings.accepts(is, policy);
  }

  private static int tried(Strung strings, WrittenForm form) {
    return strings.tried(text -> form.units(text) != WrittenForm.NONE);
  }

  private static TextForm ofTimes(
      WrittenForm form, Strung strings, Texts texts, PublishingPolicy policy) {
    Predicate<String> is = text -> form.units(text) != WrittenForm.NONE;
    if (!strings.accepts(is, policy)) {
      return null;
    }
    Numbers numbers = numbers(form, texts);
    boolean digits = strings.counts().keySet().stream().anyMatch(is.and(Strung::digits));
    return digits && !(ofOurTime(numbers) && strings.alone(is))
        ? null
        : new TextForm(form.pattern(), numbers, others(texts, is));
  }

  private static TextForm ofNumbers(
      WrittenForm form, Strung strings, Texts texts, PublishingPolicy policy) {
    Predicate<String> is = text -> form.units(text) != WrittenForm.NONE;
    if (!strings.accepts(is, policy)) {
      return null;
    }
    Numbers numbers = numbers(form, texts);
    boolean bare = form.pattern().equals("0");
    long different = strings.counts().keySet().stream().filter(is).count();
    long[] sorted = numbers.sorted();
    boolean dense = sorted[sorted.length - 1] - sorted[0] < SPARSE * different;
    return bare && !(dense && strings.alone(is))
        ? null
        : new TextForm(form.pattern(), numbers, others(texts, is));
  }

  private static TextForm ofPair(WrittenPair pair, Texts texts) {
    long[] first = new long[texts.texts().length];
    long[] second = new long[first.length];
    for (int row = 0; row < first.length; row++) {
      String text = texts.texts()[row];
      long[] units = text == null ? null : pair.units(text);
      first[row] = units == null ? Values.ABSENT : units[0];
      second[row] = units == null ? Values.ABSENT : units[1];
    }
    Values.Pairs pairs = new Values.Pairs(
        "point",
        Numbers.of(
            Meaning.NUMBER, first, BigDecimal.ONE.movePointLeft(pair.first().most())),
        Numbers.of(
            Meaning.NUMBER, second, BigDecimal.ONE.movePointLeft(pair.second().most())));
    return new TextForm(pair.pattern(), pairs, others(texts, text -> pair.units(text) != null));
  }

  private static boolean ofOurTime(Numbers times) {
    long[] sorted = times.sorted();
    return sorted[0] >= (FIRST_YEAR - 2000) * YEAR
        && sorted[sorted.length - 1] <= (LAST_YEAR - 2000) * YEAR;
  }

  private static Numbers numbers(WrittenForm form, Texts texts) {
    long[] units = new long[texts.texts().length];
    for (int row = 0; row < units.length; row++) {
      String text = texts.texts()[row];
      long found = text == null ? WrittenForm.NONE : form.units(text);
      units[row] = found == WrittenForm.NONE ? Values.ABSENT : found;
    }
    boolean clock = form instanceof dev.replica.genome.WrittenTime time && time.clock();
    Meaning meaning = switch (form.meaning()) {
      case NUMBER, SECONDS -> Meaning.NUMBER;
      case DAY -> clock ? Meaning.TIMESTAMP : Meaning.DATE;
      case CLOCK -> Meaning.TIME_OF_DAY;
    };
    return Numbers.of(meaning, units, BigDecimal.ONE.movePointLeft(form.scale()));
  }

  /** The strings of the form, null elsewhere. */
  private static Texts only(Texts texts, Predicate<String> is) {
    String[] some = new String[texts.texts().length];
    for (int row = 0; row < some.length; row++) {
      String text = texts.texts()[row];
      some[row] = text != null && is.test(text) ? text : null;
    }
    return new Texts(some, texts.lengths());
  }

  /** The strings of no such form, null elsewhere; null for none. */
  static Texts others(Texts texts, Predicate<String> is) {
    Texts others = only(texts, is.negate());
    for (String text : others.texts()) {
      if (text != null) {
        return others;
      }
    }
    return null;
  }
}
