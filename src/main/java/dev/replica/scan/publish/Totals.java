package dev.replica.scan.publish;

import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ReferenceGenome.Total;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds columns of parents that say what their children are together, in every row: their number, the sum of one of their columns,
 * with products of the parent's own columns added, or the least or the greatest of them. Only where all rows of both tables were
 * seen.
 */
final class Totals {

  /** Parents with children from which on what they all agree in is not by chance. */
  private static final int PARENTS = 20;

  /** Bits that the parents' column has to have, to say more than that it hardly varies. */
  private static final double LEAST_BITS = 1;

  /** Columns of the parent that may be added, and of the children that may be summed up, the first ones. */
  private static final int COLUMNS = 12;

  /** Share of the children that have what their parent has from which on they have it from there. */
  private static final double COPIED = .9;

  /** Bits of a value that the part has to save where others add to it. */
  private static final double SAVED_BITS = 1;

  /** What sums of decimals may have lost. */
  private static final double NEARLY_WHOLE = 1e-4;

  private final List<ColumnProfile> parts;
  private final TableProfile parents;
  private final int[] rows;
  private final PublishingPolicy policy;
  private final int[] counts;

  private Totals(TableProfile children, Lineage lineage, PublishingPolicy policy) {
    this.parts = parts(children);
    this.parents = lineage.ancestor().profile();
    this.rows = lineage.rows();
    this.policy = policy;
    counts = new int[parents.sampled()];
    for (int parent : rows) {
      if (parent >= 0) {
        counts[parent]++;
      }
    }
  }

  /** What the parents of a table's rows have of them, by the names of the references that lead there. */
  static Map<String, List<Total>> of(
      TableProfile profile, List<Lineage> lineages, PublishingPolicy policy) {
    Map<String, List<Total>> found = new HashMap<>();
    for (Lineage lineage : lineages) {
      boolean whole = lineage.by().size() == 1
          && lineage.ancestor().whole()
          && profile.sampled() == profile.rows()
          && profile.sampled() > 0;
      if (whole) {
        List<Total> totals = new Totals(profile, lineage, policy).find();
        if (!totals.isEmpty()) {
          found.put(lineage.by().get(0), totals);
        }
      }
    }
    return found;
  }

  private List<Total> find() {
    List<Total> found = new ArrayList<>();
    if (Arrays.stream(counts).filter(count -> count > 0).count() < PARENTS) {
      return found;
    }
    Roles roles = new Roles(parents);
    List<ColumnProfile> own = parents.columns().stream()
        .filter(column -> column.values() instanceof Numbers
            && roles.drawn(column)
            && !roles.keyed(column.column().name())
            && !roles.serial(column))
        .toList();
    List<ColumnProfile> telling =
        own.stream().filter(column -> tells((Numbers) column.values())).toList();
    Map<Total, Numbers> sums = telling.isEmpty() ? Map.of() : sums();
    Map<String, Total> plain = new LinkedHashMap<>();
    for (ColumnProfile column : telling) {
      Total total = alone(column.column().name(), (Numbers) column.values(), sums);
      if (total != null) {
        plain.put(total.column(), total);
      }
    }
    found.addAll(plain.values());
    // What is a total itself would take away again what another one adds.
    List<ColumnProfile> others = own.stream()
        .filter(column -> !plain.containsKey(column.column().name()))
        .toList();
    for (ColumnProfile column : telling) {
      Numbers numbers = (Numbers) column.values();
      if (others.contains(column) && numbers.meaning() == Meaning.NUMBER) {
        Total total = sum(column.column().name(), numbers, others, sums);
        if (total != null) {
          found.add(total);
        }
      }
    }
    return found;
  }

  private boolean tells(Numbers numbers) {
    return Entropy.bits(numbers.sorted(), 1) >= LEAST_BITS && !copied(numbers);
  }

  /** The number, a sum, the least or the greatest, and nothing else; null where the column is none of them. */
  private Total alone(String name, Numbers numbers, Map<Total, Numbers> sums) {
    for (Map.Entry<Total, Numbers> sum : sums.entrySet()) {
      if (equal(numbers, sum.getValue())) {
        return new Total(name, sum.getKey().kind(), sum.getKey().of(), List.of());
      }
    }
    return end(name, numbers);
  }

  private static boolean equal(Numbers one, Numbers other) {
    double ratio = other.unit().doubleValue() / one.unit().doubleValue();
    for (int row = 0; row < one.units().length; row++) {
      boolean same = one.units()[row] != Values.ABSENT
          && Math.abs(one.units()[row] - other.units()[row] * ratio) < NEARLY_WHOLE;
      if (!same) {
        return false;
      }
    }
    return one.meaning() == other.meaning();
  }

  /** The columns of the children, but those that refer and those that number all of them. */
  private static List<ColumnProfile> parts(TableProfile children) {
    Roles roles = new Roles(children);
    return children.columns().stream()
        .filter(column -> column.values() instanceof Numbers
            && column.column().writable()
            && !roles.refers(column.column().name())
            && !roles.serial(column))
        .toList();
  }

  /** The least or the greatest of a column; null where the parents' is neither. */
  private Total end(String name, Numbers numbers) {
    for (ColumnProfile part : parts) {
      Numbers of = (Numbers) part.values();
      for (Total.Kind kind : List.of(Total.Kind.LEAST, Total.Kind.GREATEST)) {
        if (alike(of, numbers) && Arrays.equals(numbers.units(), ends(of, kind))) {
          return new Total(name, kind, part.column().name(), List.of());
        }
      }
    }
    return null;
  }

  private static boolean alike(Numbers one, Numbers other) {
    return one.meaning() == other.meaning() && one.unit().compareTo(other.unit()) == 0;
  }

  /** Whether children have the column from their parent: it cannot be told by them then. */
  private boolean copied(Numbers numbers) {
    return parts.stream()
        .map(part -> (Numbers) part.values())
        .anyMatch(of -> alike(of, numbers) && same(numbers, of));
  }

  /** Whether nearly all children have what their parent has. */
  private boolean same(Numbers parent, Numbers child) {
    int joined = 0;
    int equal = 0;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] >= 0) {
        joined++;
        equal += child.units()[row] == parent.units()[rows[row]] ? 1 : 0;
      }
    }
    return equal >= COPIED * joined;
  }

  private long[] ends(Numbers of, Total.Kind kind) {
    long[] ends = new long[counts.length];
    Arrays.fill(ends, Values.ABSENT);
    for (int row = 0; row < rows.length; row++) {
      long unit = of.units()[row];
      if (rows[row] >= 0 && unit != Values.ABSENT) {
        long so = ends[rows[row]];
        boolean farther = so == Values.ABSENT || (kind == Total.Kind.LEAST ? unit < so : unit > so);
        ends[rows[row]] = farther ? unit : so;
      }
    }
    return ends;
  }

  /** The number of children, and the sums of their columns, for each parent. */
  private Map<Total, Numbers> sums() {
    Map<Total, Numbers> sums = new LinkedHashMap<>();
    sums.put(
        new Total("", Total.Kind.COUNT, null, List.of()),
        Numbers.ofWhole(Arrays.stream(counts).asLongStream().toArray()));
    for (ColumnProfile part : parts) {
      Numbers of = (Numbers) part.values();
      long[] sum = of.meaning() == Meaning.NUMBER && sums.size() <= COLUMNS ? sum(of) : null;
      if (sum != null) {
        sums.put(
            new Total("", Total.Kind.SUM, part.column().name(), List.of()),
            Numbers.of(Meaning.NUMBER, sum, of.unit()));
      }
    }
    return sums;
  }

  /** Null where one is farther from zero than a double tells apart. */
  private long[] sum(Numbers of) {
    double[] far = new double[counts.length];
    long[] sums = new long[counts.length];
    for (int row = 0; row < rows.length; row++) {
      long unit = of.units()[row];
      if (rows[row] >= 0 && unit != Values.ABSENT) {
        sums[rows[row]] += unit;
        far[rows[row]] += Math.abs((double) unit);
      }
    }
    return Arrays.stream(far).allMatch(each -> each < 1L << 52) ? sums : null;
  }

  /** The number or a sum, with what the parents' own columns add to it; null where the column is nothing of the kind. */
  private Total sum(
      String name, Numbers numbers, List<ColumnProfile> own, Map<Total, Numbers> sums) {
    FormulaColumn target = FormulaColumn.of(name, numbers, policy);
    if (target.present() < counts.length) {
      return null;
    }
    List<FormulaColumn> added = own.stream()
        .filter(column -> !column.column().name().equals(name)
            && ((Numbers) column.values()).meaning() == Meaning.NUMBER)
        .limit(COLUMNS)
        .map(column -> FormulaColumn.of(column.column().name(), (Numbers) column.values(), policy))
        .filter(column -> column.varies() && column.present() == counts.length)
        .toList();
    for (Map.Entry<Total, Numbers> sum : sums.entrySet()) {
      FormulaColumn part = FormulaColumn.of("", sum.getValue(), policy);
      List<ColumnGenome.Term> plus = part.varies() ? plus(target, part, added) : null;
      if (plus != null) {
        return new Total(name, sum.getKey().kind(), sum.getKey().of(), plus);
      }
    }
    return null;
  }

  /** What others add to the part, in all rows; null where they do not make up the column. */
  private List<ColumnGenome.Term> plus(
      FormulaColumn target, FormulaColumn part, List<FormulaColumn> others) {
    long[] units = new long[counts.length];
    for (int row = 0; row < units.length; row++) {
      double of = part.value(row) / target.unit();
      if (Math.abs(of - Math.rint(of)) > NEARLY_WHOLE) {
        return null;
      }
      units[row] = target.numbers().units()[row] - (long) Math.rint(of);
    }
    FormulaColumn rest = FormulaColumn.of(target.name(), target.numbers(units), policy);
    double width = target.resolution();
    boolean narrower = rest.varies()
        && Entropy.bits(rest.sorted(), width) <= Entropy.bits(target.sorted(), width) - SAVED_BITS;
    if (!narrower) {
      return null;
    }
    List<FormulaTerm> terms = new FormulaSearch(rest, others, false).best();
    Map<String, FormulaColumn> byName = new HashMap<>();
    others.forEach(other -> byName.put(other.name(), other));
    boolean exact =
        !terms.isEmpty() && Arrays.stream(rest.rest(terms, byName)).allMatch(each -> each == 0);
    return exact
        ? terms.stream()
            .map(term -> new ColumnGenome.Term(term.factor(), term.columns()))
            .toList()
        : null;
  }
}
