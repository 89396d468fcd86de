package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ReferenceGenome.Total;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final TableProfile children;
  private final TableProfile parents;
  private final int[] rows;
  private final PublishingPolicy policy;
  private final int[] counts;

  private Totals(TableProfile children, Lineage lineage, PublishingPolicy policy) {
    this.children = children;
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
    Map<Total, Numbers> sums = own.isEmpty() ? Map.of() : sums();
    for (ColumnProfile column : own) {
      Numbers numbers = (Numbers) column.values();
      if (Entropy.bits(numbers.sorted(), 1) >= LEAST_BITS) {
        Total total = end(column.column().name(), numbers);
        if (total == null && numbers.meaning() == Meaning.NUMBER) {
          total = sum(column.column().name(), numbers, own, sums);
        }
        if (total != null) {
          found.add(total);
        }
      }
    }
    return found;
  }

  /** The columns of the children, but those that refer and those that number all of them. */
  private List<ColumnProfile> parts() {
    Roles roles = new Roles(children);
    Set<String> referring = new HashSet<>();
    for (ForeignKey key : children.table().foreignKeys()) {
      referring.addAll(key.columns());
    }
    return children.columns().stream()
        .filter(column -> column.values() instanceof Numbers
            && column.column().writable()
            && !referring.contains(column.column().name())
            && !roles.serial(column))
        .toList();
  }

  /** The least or the greatest of a column; null where the parents' is neither. */
  private Total end(String name, Numbers numbers) {
    for (ColumnProfile part : parts()) {
      Numbers of = (Numbers) part.values();
      boolean alike = of.meaning() == numbers.meaning() && of.unit().compareTo(numbers.unit()) == 0;
      if (!alike || same(numbers, of)) {
        continue;
      }
      for (Total.Kind kind : List.of(Total.Kind.LEAST, Total.Kind.GREATEST)) {
        if (Arrays.equals(numbers.units(), ends(of, kind))) {
          return new Total(name, kind, part.column().name(), List.of());
        }
      }
    }
    return null;
  }

  /** Whether all children have what their parent has: a copy, and no end of what they are. */
  private boolean same(Numbers parent, Numbers child) {
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] >= 0 && child.units()[row] != parent.units()[rows[row]]) {
        return false;
      }
    }
    return true;
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
    for (ColumnProfile part : parts()) {
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

  /** The number or a sum, with what the parents add to it; null where the column is nothing of the kind. */
  private Total sum(
      String name, Numbers numbers, List<ColumnProfile> own, Map<Total, Numbers> sums) {
    FormulaColumn target = FormulaColumn.of(name, numbers, policy);
    if (target.present() < counts.length) {
      return null;
    }
    List<FormulaColumn> added = new ArrayList<>();
    Set<String> names = new HashSet<>();
    parents.columns().forEach(column -> names.add(column.column().name()));
    own.stream()
        .filter(column -> !column.column().name().equals(name)
            && ((Numbers) column.values()).meaning() == Meaning.NUMBER)
        .limit(COLUMNS)
        .map(column -> FormulaColumn.of(column.column().name(), (Numbers) column.values(), policy))
        .filter(column -> column.varies() && column.present() == counts.length)
        .forEach(added::add);
    for (Map.Entry<Total, Numbers> sum : sums.entrySet()) {
      String alias = "*";
      while (!names.add(alias)) {
        alias += "*";
      }
      FormulaColumn part = FormulaColumn.of(alias, sum.getValue(), policy);
      if (part.varies()) {
        List<FormulaColumn> others = new ArrayList<>(added);
        others.add(part);
        Total total = sum(target, others, part, sum.getKey());
        if (total != null) {
          return total;
        }
      }
    }
    return null;
  }

  private static Total sum(
      FormulaColumn target, List<FormulaColumn> others, FormulaColumn part, Total kind) {
    List<FormulaTerm> terms = new FormulaSearch(target, others, false).best();
    List<FormulaTerm> mentions =
        terms.stream().filter(term -> term.columns().contains(part.name())).toList();
    boolean once = mentions.size() == 1
        && mentions.get(0).columns().size() == 1
        && mentions.get(0).factor().compareTo(BigDecimal.ONE) == 0;
    if (!once) {
      return null;
    }
    Map<String, FormulaColumn> byName = new HashMap<>();
    others.forEach(other -> byName.put(other.name(), other));
    boolean exact = Arrays.stream(target.rest(terms, byName)).allMatch(rest -> rest == 0);
    return exact
        ? new Total(
            target.name(),
            kind.kind(),
            kind.of(),
            terms.stream()
                .filter(term -> !mentions.contains(term))
                .map(term -> new ColumnGenome.Term(term.factor(), term.columns()))
                .toList())
        : null;
  }
}
