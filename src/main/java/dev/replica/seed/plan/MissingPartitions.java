package dev.replica.seed.plan;

import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Partition;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the partitions that a table needs for the rows that are likely: hash partitions that complete a modulus, one for each value
 * of a list and each day, month or year of a range that the genome knows of, and a default one where nothing is known.
 */
public final class MissingPartitions {

  /** More than this are not made for one table; a longer period is taken. */
  private static final int MOST = 400;

  private static final int HASH_PARTITIONS = 4;
  private static final String DEFAULT = "DEFAULT";

  private static final Pattern KEY = Pattern.compile("(?s)(RANGE|LIST|HASH) \\((.*)\\)");
  private static final Pattern MODULUS = Pattern.compile("modulus (\\d+)");
  private static final Pattern DAYS = Pattern.compile(
      "FROM \\('(\\d{4}-\\d{2}-\\d{2})[^']*'\\) TO \\('(\\d{4}-\\d{2}-\\d{2})[^']*'\\)");

  private final Table table;
  private final TableGenome genome;
  private final List<MissingPartition> missing = new ArrayList<>();

  private MissingPartitions(Table table, TableGenome genome) {
    this.table = table;
    this.genome = genome;
  }

  /**
   * The partitions that a table lacks; some of them may be there already in part, which the server knows best.
   *
   * @param genome null where nothing is known
   * @param shiftDays days by which the genome's times are moved
   */
  public static List<MissingPartition> of(Table table, TableGenome genome, long shiftDays) {
    if (table.partitionKey().isEmpty()) {
      return List.of();
    }
    MissingPartitions found = new MissingPartitions(table, TimeShift.shifted(genome, shiftDays));
    found.look(table.name(), table.partitionKey().get());
    for (Partition partition : table.partitions()) {
      if (!partition.key().isEmpty()) {
        found.look(partition.name(), partition.key());
      }
    }
    return List.copyOf(found.missing);
  }

  private void look(QualifiedName node, String key) {
    List<String> bounds = table.partitions().stream()
        .filter(partition -> partition.parent().equals(node))
        .map(Partition::bound)
        .toList();
    Matcher matcher = KEY.matcher(key);
    if (bounds.contains(DEFAULT) || !matcher.matches()) {
      return;
    }
    if (matcher.group(1).equals("HASH")) {
      hash(node, bounds);
      return;
    }
    ValueModel model = model(matcher.group(2));
    if (matcher.group(1).equals("LIST") && model instanceof ValueModel.Category category) {
      list(node, category);
    } else if (matcher.group(1).equals("RANGE")
        && model instanceof ValueModel.Time time
        && time.at().get(0).indexOf('-') > 0) {
      range(node, time, bounds);
    } else if (bounds.isEmpty()) {
      add(node, "default", DEFAULT);
    }
  }

  /** What the genome says of the column that is the key; null where nothing, or where it is more than a column. */
  private ValueModel model(String key) {
    return genome == null
        ? null
        : genome.columns().stream()
            .filter(column ->
                Identifiers.quote(column.name()).equals(key) || column.name().equals(key))
            .map(ColumnGenome::values)
            .findFirst()
            .orElse(null);
  }

  private void add(QualifiedName node, String suffix, String bound) {
    missing.add(new MissingPartition(table.name(), node, suffix, bound));
  }

  private void hash(QualifiedName node, List<String> bounds) {
    int modulus = bounds.stream()
        .map(MODULUS::matcher)
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElse(HASH_PARTITIONS);
    for (int remainder = 0; remainder < modulus; remainder++) {
      String with = "(modulus " + modulus + ", remainder " + remainder + ")";
      if (bounds.stream().noneMatch(bound -> bound.contains(with))) {
        add(node, "h" + remainder, "FOR VALUES WITH " + with);
      }
    }
  }

  private void list(QualifiedName node, ValueModel.Category category) {
    for (int i = 0; i < category.values().size() && i < MOST; i++) {
      String value = category.values().get(i);
      add(node, word(value, i), "FOR VALUES IN (" + Identifiers.literal(value) + ")");
    }
    if (category.other() != null || category.values().size() > MOST) {
      add(node, "default", DEFAULT);
    }
  }

  private static String word(String value, int place) {
    String word = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return word.isEmpty() || word.length() > 20 ? "v" + place : word;
  }

  private void range(QualifiedName node, ValueModel.Time time, List<String> bounds) {
    LocalDate first = day(time.at().get(0));
    LocalDate last = day(time.at().get(time.at().size() - 1));
    ChronoUnit period = bounds.stream()
        .map(DAYS::matcher)
        .filter(Matcher::find)
        .map(found -> period(found.group(1), found.group(2)))
        .findFirst()
        .orElse(ChronoUnit.MONTHS);
    while (period != ChronoUnit.YEARS && period.between(first, last) > MOST) {
      period = period == ChronoUnit.DAYS ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }
    LocalDate from = floor(first, period);
    while (!from.isAfter(last)) {
      LocalDate to = from.plus(1, period);
      String suffix = "p" + from.toString().replace("-", "").substring(0, digits(period));
      add(node, suffix, "FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
      from = to;
    }
  }

  private static int digits(ChronoUnit period) {
    return period == ChronoUnit.DAYS ? 8 : period == ChronoUnit.MONTHS ? 6 : 4;
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(
        text.substring(0, text.indexOf('T') < 0 ? text.length() : text.indexOf('T')));
  }

  private static ChronoUnit period(String from, String to) {
    long days = ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    return days < 28 ? ChronoUnit.DAYS : days < 365 ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
  }

  private static LocalDate floor(LocalDate day, ChronoUnit period) {
    return switch (period) {
      case DAYS -> day;
      case MONTHS -> day.withDayOfMonth(1);
      default -> day.withDayOfYear(1);
    };
  }
}
