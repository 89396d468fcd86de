package dev.replica.scan.publish;

import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds columns of numbers that others make up nearly or exactly: a total of its parts, a price times a quantity, a length in other
 * units. What they leave is a rest, and it takes the column's place as a variable: ranks that are cut into bins cannot tell what
 * differs by less than a bin.
 *
 * <p>Terms are chosen one after the other, each the one that explains most of what is left (forward selection by orthogonal
 * projection, Efroymson, 1960), and their factors rounded to as few digits as leave the rest as narrow. A formula is taken where it
 * saves {@link #BITS} of the entropy of the column, or leaves nothing.
 */
final class Formulas {

  /** Bits of a value that a formula has to save: a rest a tenth as wide as the column saves 3.3. */
  private static final double BITS = 3;

  /** Bits that a column has to have for a formula that leaves nothing to say more than that it hardly varies. */
  private static final double LEAST_BITS = 1;

  /** From this share of the rows on, a rest that they have is the only one. */
  private static final double EXACT = 0.999;

  /** Share of the rows in which the column equals another one, for that to be told however wide the rest is otherwise. */
  private static final double EQUAL = 0.25;

  /** How much more frequent that has to be than the column's most frequent value. */
  private static final double RATHER = 2;

  private static final int ROWS = 100;

  /** Share of a column's rows in which the others have to be present too. */
  private static final double PRESENT = 0.9;

  /** Share of rows whose frequent values a rest may spoil: what is sold by the carat is more often of one carat than of nearly one. */
  private static final double SPOILT = 0.1;

  /** Farther from zero two numbers might differ by more than a long holds. */
  private static final double FAR = 1L << 52;

  /** Columns that are looked at together, the first ones: pairs of them are multiplied. */
  private static final int COLUMNS = 40;

  /** In which order formulas are looked for. */
  private enum Form {
    ADDED,
    TAKEN_AWAY,
    MULTIPLIED
  }

  private Formulas() {}

  /**
   * A column as a sum of terms and a rest, or times a factor.
   *
   * @param rest what the column exceeds the terms by, in its own units; absent where it is or one of the terms is. Or else what
   *     they are multiplied by, 0 or more
   * @param exact whether the rest is the same in all rows
   * @param multiplied whether it is a factor
   */
  record Formula(List<FormulaTerm> terms, Numbers rest, boolean exact, boolean multiplied) {
    Formula {
      terms = List.copyOf(terms);
    }

    /** A sum and a rest. */
    Formula(List<FormulaTerm> terms, Numbers rest, boolean exact) {
      this(terms, rest, exact, false);
    }

    /** A sum times a factor. */
    static Formula times(List<FormulaTerm> terms, Numbers factors) {
      return new Formula(terms, factors, false, true);
    }

    boolean mentions(String column) {
      return terms.stream().anyMatch(term -> term.columns().contains(column));
    }
  }

  /**
   * The columns that others make up, by name; none of them makes up itself by way of others.
   *
   * @param given columns that only make up others: a price that is its product's
   */
  static Map<String, Formula> of(
      List<ColumnProfile> columns, List<ColumnProfile> given, PublishingPolicy policy) {
    List<FormulaColumn> all = counted(columns, COLUMNS, policy);
    List<FormulaColumn> parts = counted(given, COLUMNS - all.size(), policy);
    Map<String, Formula> found = new LinkedHashMap<>();
    // Parts are named before what they make up, and add to it: what is taken away comes second, and
    // what leaves a factor last.
    for (Form form : Form.values()) {
      for (int target = all.size() - 1; target >= 0; target--) {
        FormulaColumn column = all.get(target);
        if (!found.containsKey(column.name())) {
          List<FormulaColumn> others = Stream.concat(parts.stream(), all.stream())
              .filter(other -> !leads(other.name(), column.name(), found, new HashSet<>()))
              .filter(other -> other.varies() && other.covers(column) >= PRESENT)
              .toList();
          Formula formula = switch (form) {
            case ADDED -> formula(column, others, true);
            case TAKEN_AWAY -> formula(column, others, false);
            case MULTIPLIED -> Ratios.of(column, others, false);
          };
          if (formula != null && !formula.exact() && !formula.multiplied()) {
            // A discount of whole percents says more than what the total falls short by.
            Formula multiplied = Ratios.of(column, others, true);
            formula = multiplied == null ? formula : multiplied;
          }
          if (formula != null) {
            found.put(column.name(), formula);
          }
        }
      }
    }
    return new HashMap<>(found);
  }

  private static List<FormulaColumn> counted(
      List<ColumnProfile> columns, int most, PublishingPolicy policy) {
    List<FormulaColumn> counted = new ArrayList<>();
    for (ColumnProfile column : columns) {
      if (column.values() instanceof Numbers numbers
          && numbers.meaning() == Meaning.NUMBER
          && counted.size() < most
          && near(numbers)) {
        counted.add(FormulaColumn.of(column.column().name(), numbers, policy));
      }
    }
    return counted;
  }

  private static boolean near(Numbers numbers) {
    for (long unit : numbers.units()) {
      if (unit != Values.ABSENT && Math.abs(unit) >= FAR) {
        return false;
      }
    }
    return true;
  }

  /** Whether the column is the other one, or is made of it. */
  private static boolean leads(
      String column, String other, Map<String, Formula> found, Set<String> seen) {
    if (column.equals(other)) {
      return true;
    }
    Formula formula = found.get(column);
    return formula != null
        && seen.add(column)
        && formula.terms().stream()
            .flatMap(term -> term.columns().stream())
            .anyMatch(part -> leads(part, other, found, seen));
  }

  /** Null where the others do not make up the column. */
  private static Formula formula(
      FormulaColumn column, List<FormulaColumn> others, boolean positive) {
    if (column.present() < ROWS || !column.varies() || others.isEmpty()) {
      return null;
    }
    List<FormulaTerm> terms = new FormulaSearch(column, others, positive).best();
    if (terms.isEmpty()) {
      return null;
    }
    Map<String, FormulaColumn> byName = new HashMap<>();
    others.forEach(other -> byName.put(other.name(), other));
    Numbers rest = column.numbers(column.rest(terms, byName));
    long[] left = rest.sorted();
    if (left.length < ROWS || left.length < PRESENT * column.present()) {
      return null;
    }
    double width = column.resolution();
    double bits = Entropy.bits(column.sorted(), width);
    double restBits = Entropy.bits(left, width);
    boolean exact = Entropy.mode(left) >= EXACT && bits >= LEAST_BITS;
    boolean narrow = bits - restBits >= BITS && column.spoilt(rest.units()) <= SPOILT;
    boolean equal = terms.size() == 1
        && terms.get(0).columns().size() == 1
        && terms.get(0).factor().compareTo(BigDecimal.ONE) == 0
        && Entropy.mode(left) >= Math.max(EQUAL, RATHER * Entropy.mode(column.sorted()));
    return exact || narrow || equal ? new Formula(terms, rest, Entropy.mode(left) == 1) : null;
  }
}
