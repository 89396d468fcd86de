package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.BinnedRows;
import dev.replica.model.NormalBox;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How much more likely the bins of rows are by a Gaussian copula than by independent columns. */
final class CopulaGains {

  private final NormalBox box;

  /** Edges of each variable's bins, from 0 to 1, and the rows' bins. */
  private final double[][] edges;

  private final byte[][] codes;

  /**
   * @param copula as it is told
   * @param trees whose variables' bins are asked for
   */
  CopulaGains(Dependence.Gaussian copula, Trees trees) {
    box = NormalBox.of(matrix(copula.correlation()));
    int count = copula.correlation().size() + 1;
    edges = new double[count][];
    codes = new byte[count][];
    int next = 0;
    BinnedRows rows = trees.rows();
    if (copula.position()) {
      Ranked position = Ranked.ofPosition(rows.rows());
      edges[next] = edges(position);
      codes[next++] = position.codes();
    }
    for (int mask : copula.nullMasks()) {
      // Below its fraction a mask's columns are null.
      edges[next] = new double[] {0, trees.masks().masks().get(mask).fraction(), 1};
      byte[] bits = trees.bits(mask);
      codes[next] = new byte[bits.length];
      for (int row = 0; row < bits.length; row++) {
        codes[next][row] = (byte) (bits[row] < 0 ? 0 : 1);
      }
      next++;
    }
    for (String column : copula.columns()) {
      Ranked ranked = trees.ranked(column);
      edges[next] = edges(ranked);
      codes[next++] = ranked.codes();
    }
  }

  private static double[] edges(Ranked ranked) {
    return IntStream.rangeClosed(0, ranked.bins().count())
        .mapToDouble(ranked.bins()::edge)
        .toArray();
  }

  private static double[][] matrix(List<List<Integer>> thousandths) {
    double[][] matrix = new double[thousandths.size() + 1][thousandths.size() + 1];
    matrix[0][0] = 1;
    for (int row = 1; row < matrix.length; row++) {
      matrix[row][row] = 1;
      for (int column = 0; column < row; column++) {
        matrix[row][column] = thousandths.get(row - 1).get(column) / 1000.0;
        matrix[column][row] = matrix[row][column];
      }
    }
    return matrix;
  }

  /** The logarithms, of some of the rows. */
  double[] of(int[] rows) {
    return Arrays.stream(rows).parallel().mapToDouble(this::gain).toArray();
  }

  private double gain(int row) {
    double[] low = new double[codes.length];
    double[] high = new double[codes.length];
    for (int variable = 0; variable < codes.length; variable++) {
      int code = codes[variable][row];
      low[variable] = code < 0 ? 0 : edges[variable][code];
      high[variable] = code < 0 ? 1 : edges[variable][code + 1];
    }
    return box.gain(low, high, TreeGains.LEAST);
  }
}
