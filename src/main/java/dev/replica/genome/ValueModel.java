package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/**
 * The distribution of values that are not null. Shares and cumulative shares lie between 0 and 1. A polyline {@code (at,
 * cumulative)} is a distribution function: 0 at the first knot, 1 at the last, linear between; it is drawn by inverting it at
 * a uniform rank and rounding to the nearest multiple of {@code step}. A value that many rows share is a steep piece of it,
 * one step wide.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ValueModel.Number.class, name = "number"),
  @JsonSubTypes.Type(value = ValueModel.Time.class, name = "time"),
  @JsonSubTypes.Type(value = ValueModel.Serial.class, name = "serial"),
  @JsonSubTypes.Type(value = ValueModel.Category.class, name = "category"),
  @JsonSubTypes.Type(value = ValueModel.Text.class, name = "text"),
  @JsonSubTypes.Type(value = ValueModel.Written.class, name = "written"),
  @JsonSubTypes.Type(value = ValueModel.Array.class, name = "array"),
  @JsonSubTypes.Type(value = ValueModel.Json.class, name = "json"),
  @JsonSubTypes.Type(value = ValueModel.Bytes.class, name = "bytes"),
  @JsonSubTypes.Type(value = ValueModel.Parts.class, name = "parts")
})
public sealed interface ValueModel {

  /**
   * Numbers: integers, numeric, floats, money, intervals (in seconds).
   *
   * @param step the grid that all values lie on
   * @param values the only ones that there are, ascending: what is drawn is rounded to the nearest. Empty where the whole grid is
   * @param endings what the numbers have above the whole one below them, ascending; empty for whatever the polyline says, which else
   *     tells them spread out: a number p has the first ending whose {@code endingEnds} is above p - floor(p)
   * @param endingEnds cumulative shares of the endings, the last one 1
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Number(
      BigDecimal step,
      List<BigDecimal> at,
      List<Double> cumulative,
      List<BigDecimal> values,
      List<BigDecimal> endings,
      List<Double> endingEnds)
      implements ValueModel {
    public Number {
      at = Absent.orEmpty(at);
      cumulative = Absent.orEmpty(cumulative);
      values = Absent.orEmpty(values);
      endings = Absent.orEmpty(endings);
      endingEnds = Absent.orEmpty(endingEnds);
    }

    /** Numbers anywhere on the grid. */
    public Number(BigDecimal step, List<BigDecimal> at, List<Double> cumulative) {
      this(step, at, cumulative, List.of());
    }

    /** Numbers that are some of the grid's. */
    public Number(
        BigDecimal step, List<BigDecimal> at, List<Double> cumulative, List<BigDecimal> values) {
      this(step, at, cumulative, values, List.of(), List.of());
    }
  }

  /**
   * Dates, times and timestamps.
   *
   * @param step the grid in seconds (.000001 for microseconds), 86400 for dates
   * @param at ISO 8601, {@code 2014-04-01}, {@code 2014-04-01T17:00:30} (UTC for types with a zone), {@code 17:00:30}; a knot
   *     between two grid points has a fraction of a second or a time of day
   * @param weekdays shares of Monday to Sunday; the polyline then tells weeks only, whole ones back from its last knot. Empty where
   *     the polyline tells days
   * @param clock times of day of timestamps whose polyline tells days, each from its midnight to the next, or weeks; null where it
   *     tells times of day too, and for whole days
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Time(
      BigDecimal step, List<String> at, List<Double> cumulative, List<Double> weekdays, Time clock)
      implements ValueModel {
    public Time {
      at = Absent.orEmpty(at);
      cumulative = Absent.orEmpty(cumulative);
      weekdays = Absent.orEmpty(weekdays);
    }

    /** Times that the polyline alone tells. */
    public Time(BigDecimal step, List<String> at, List<Double> cumulative) {
      this(step, at, cumulative, List.of(), null);
    }

    /** The rank at which each day of the week ends, Sunday last; empty where the polyline tells days. */
    public double[] weekdayEnds() {
      double sum = weekdays.stream().mapToDouble(Double::doubleValue).sum();
      double[] ends = new double[weekdays.size()];
      double running = 0;
      for (int day = 0; day < ends.length; day++) {
        running += weekdays.get(day);
        ends[day] = day == ends.length - 1 ? 1 : Math.min(1, running / sum);
      }
      return ends;
    }
  }

  /** Integers that number the rows, dense or with regular gaps: drawn from the row's index. */
  record Serial() implements ValueModel {}

  /**
   * Values that at least {@code minCount} rows share each, in the order that the dependence gives them.
   *
   * @param values PostgreSQL's text form
   * @param shares of the values that are not null; what they lack to 1 is {@code other}
   * @param other how the values that may not be told look; null where shares add up to 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Category(List<String> values, List<Double> shares, Text other) implements ValueModel {
    public Category {
      values = Absent.orEmpty(values);
      shares = Absent.orEmpty(shares);
    }

    /** The rank at which each value ends; from the last one to 1 is {@code other}'s, where there is one. */
    public double[] ends() {
      double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
      double whole = other == null ? sum : Math.max(1, sum);
      double[] ends = new double[values.size()];
      double running = 0;
      for (int i = 0; i < ends.length; i++) {
        running += shares.get(i);
        ends[i] = Math.min(1, running / whole);
      }
      if (other == null && ends.length > 0) {
        ends[ends.length - 1] = 1;
      }
      return ends;
    }
  }

  /**
   * Strings that are not told, by their looks.
   *
   * @param distinct how many different strings there are; 0 for as many as rows
   * @param ranks frequencies of the strings from the most frequent on, a polyline over the share of the strings: the first
   *     {@code ranks.at[k]} of all strings (0 to 1) make up {@code ranks.cumulative[k]} of the rows; null for even
   * @param shapes patterns, the most frequent first
   * @param length of the strings in characters
   * @param prose how those that no shape describes are written; null where they are no prose
   * @param locale of the language that their letters are of, an IETF language tag; null where these do not tell
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Text(
      long distinct, Number ranks, List<Shape> shapes, Number length, Prose prose, String locale)
      implements ValueModel {
    public Text {
      shapes = Absent.orEmpty(shapes);
    }

    /** Of strings that are no prose. */
    public Text(long distinct, Number ranks, List<Shape> shapes, Number length) {
      this(distinct, ranks, shapes, length, null, null);
    }
  }

  /**
   * How free text looks, with no sentence of it: its most common words, and letters that follow each other in all others.
   *
   * @param words the most frequent first, with a capital letter where they mostly have one within a sentence
   * @param shares of the words among all words
   * @param letters for each letter, and {@code ^} for the beginning of a word, that letter and those that may follow it, the most
   *     frequent first; empty where there are no other words
   * @param length of the other words in letters; null where there are none
   * @param sentence words up to a full stop within the string, on average; 0 for no stops but at its end
   * @param clause words up to a comma, on average; 0 for no commas
   * @param capital share of the strings that begin with a capital letter
   * @param titled share of the other words that have one within a sentence
   * @param closed share of the strings that end with a full stop
   * @param followers of the most frequent words; empty where words are independent of those before them
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Prose(
      List<String> words,
      List<Double> shares,
      List<String> letters,
      Number length,
      double sentence,
      double clause,
      double capital,
      double titled,
      double closed,
      List<Followers> followers) {
    public Prose {
      words = Absent.orEmpty(words);
      shares = Absent.orEmpty(shares);
      letters = Absent.orEmpty(letters);
      followers = Absent.orEmpty(followers);
    }
  }

  /**
   * Which words follow one; what the shares lack to 1 are those common words of which it is not told what follows them, as often as they
   * are.
   *
   * @param after one of the common words; empty for any that has no followers of its own, {@link #BEGINNING} for none, as where a
   *     sentence begins
   * @param words common ones, and an empty one for all that are not
   */
  record Followers(String after, List<String> words, List<Double> shares) {

    /** Stands for no word. */
    public static final String BEGINNING = "^";

    public Followers {
      words = Absent.orEmpty(words);
      shares = Absent.orEmpty(shares);
    }
  }

  /**
   * A pattern that strings have: {@code A} an upper-case letter, {@code a} a lower-case one, {@code 9} a digit, {@code h} and
   * {@code H} a hexadecimal digit, {@code *} any letter or digit, a backslash before a character that stands for itself, every
   * other character for itself; {@code {n}} or {@code {n,m}} repeats what stands before it.
   *
   * @param share of the strings; what the shapes lack to 1 is drawn by {@code length} alone
   * @param check how characters of it follow from the others; null where none do
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shape(String pattern, double share, CheckDigit check) {

    /** Without check digits. */
    public Shape(String pattern, double share) {
      this(pattern, share, null);
    }
  }

  /**
   * Strings that write numbers, times, addresses or documents, but for some that do not.
   *
   * @param form a pattern that {@link WrittenForm} reads, or {@link WrittenPair}; {@link #ADDRESS} or {@link #DOCUMENT}
   * @param values a {@link Number} or a {@link Time}, seconds of durations; of two numbers {@link Parts} of the form {@code point}, of
   *     addresses those of the form {@code network}, and of documents a {@link Json}
   * @param odd share of the strings of no such form: the lowest ranks are theirs
   * @param others what these are; null where {@code odd} is 0
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Written(String form, ValueModel values, double odd, ValueModel others)
      implements ValueModel {

    /** The form of addresses in text, where some strings are none. */
    public static final String ADDRESS = "address";

    /** Likewise, of JSON documents. */
    public static final String DOCUMENT = "json";

    /** Where all strings are of the form. */
    public Written(String form, ValueModel values) {
      this(form, values, 0, null);
    }

    /** The same of other values. */
    public Written of(ValueModel told) {
      return new Written(form, told, odd, others);
    }
  }

  /**
   * Arrays: a length, and elements drawn independently, or, of arrays that are sets, each once.
   *
   * @param length of the first dimension; 0 for an empty array
   * @param dimensions what dimensions there are, with shares that add up to 1; empty where all arrays have one that begins at 1
   * @param members of sets the share of those that have each of the element's categories; empty where elements may repeat
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Array(Number length, ValueModel element, List<Dimensions> dimensions, List<Double> members)
      implements ValueModel {
    public Array {
      dimensions = Absent.orEmpty(dimensions);
      members = Absent.orEmpty(members);
    }

    /** Arrays whose elements may repeat. */
    public Array(Number length, ValueModel element, List<Dimensions> dimensions) {
      this(length, element, dimensions, List.of());
    }

    /** Arrays of one dimension. */
    public Array(Number length, ValueModel element) {
      this(length, element, List.of());
    }
  }

  /**
   * The dimensions of an array that is not empty.
   *
   * @param lengths of all but the first
   * @param lowerBounds of all; empty where each is 1
   * @param share of the arrays
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Dimensions(List<Integer> lengths, List<Integer> lowerBounds, double share) {
    public Dimensions {
      lengths = Absent.orEmpty(lengths);
      lowerBounds = Absent.orEmpty(lowerBounds);
    }
  }

  /**
   * JSON documents: an object by its fields, an array by its length and elements, or a scalar by its values.
   *
   * @param type {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean} or {@code null}: the most
   *     frequent one
   * @param fields of an object, sorted by name; of those of one name, which differ in type, it has one at the most
   * @param length of an array
   * @param element of an array
   * @param values of a scalar
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Json(String type, List<Field> fields, Number length, Json element, ValueModel values)
      implements ValueModel {
    public Json {
      fields = Absent.orEmpty(fields);
    }

    /** A field that at least {@code minCount} documents have, null or not; {@code present} is their share. */
    public record Field(String name, double present, Json value) {}
  }

  /** Byte strings by their length in bytes. */
  record Bytes(Number length) implements ValueModel {}

  /**
   * Values made of numbers, drawn independently but for what the dependence says of them: {@code point} as x, y; ranges as lower bound, width (numbers, or seconds for
   * ranges of times; the lower bound of those is a {@link Time}); PostGIS's shapes as x and y of the middle, half of the longer
   * side, number of points, and, where it can be told, a {@link Category} of what they are ({@code 4326;PointZ}).
   *
   *
   * <p>And addresses, {@code network}: a {@link Category} of networks ({@code 10.0.0.0/8}, or {@code 10.0.0.0/8 24} of those whose mask
   * has 24 bits) and, as a {@link Text} without looks, how often addresses repeat.
   *
   * @param form {@code point}, {@code range}, {@code shape} or {@code network}
   */
  record Parts(String form, List<ValueModel> parts) implements ValueModel {
    public Parts {
      parts = Absent.orEmpty(parts);
    }
  }
}
