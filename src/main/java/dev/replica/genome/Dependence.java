package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How the ranks of a table's variables depend on each other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Dependence.Gaussian.class, name = "gaussian")})
public sealed interface Dependence {

  /**
   * A Gaussian copula. Its variables are, in this order: the row's position in the table where {@code position} is true; one
   * for each null mask listed (index into {@link TableGenome#nullMasks()}; the columns are null where the variable's rank lies
   * below the mask's fraction); one for each column listed (rank u of its distribution; categories in the order in which they
   * are listed).
   *
   * @param correlation thousandths below the diagonal, row by row: {@code [[r10], [r20, r21], ...]}, -999 to 999; positive
   *     definite once the diagonal of ones is added
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Gaussian(
      boolean position,
      List<Integer> nullMasks,
      List<String> columns,
      List<List<Integer>> correlation)
      implements Dependence {
    public Gaussian {
      nullMasks = Absent.orEmpty(nullMasks);
      columns = Absent.orEmpty(columns);
      correlation = correlation == null
          ? List.of()
          : correlation.stream().map(List::copyOf).toList();
    }
  }
}
