package dev.replica.scan.publish;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part of a sum.
 *
 * @param columns whose product it is, one or two, times the factor
 */
record FormulaTerm(BigDecimal factor, List<String> columns) {
  FormulaTerm {
    columns = List.copyOf(columns);
  }
}
