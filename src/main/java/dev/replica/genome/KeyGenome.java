package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A primary key, unique constraint or unique index, as {@code dev.replica.catalog.Key} describes it.
 *
 * @param kind {@code primary}, {@code unique} or {@code index}
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record KeyGenome(
    String name,
    String kind,
    List<String> columns,
    List<String> expressions,
    String predicate,
    boolean nullsNotDistinct,
    boolean deferrable) {

  public KeyGenome {
    columns = Absent.orEmpty(columns);
    expressions = Absent.orEmpty(expressions);
  }
}
