package dev.replica.model;

import java.util.Arrays;

/**
 * Ranks cut into pieces: the edges between them, strictly ascending within 0 to 1. Immutable.
 *
 * @param edges inner ones; as many bins as edges and one more
 */
public record Bins(double[] edges) {

  public Bins {
    edges = edges.clone();
    for (int i = 0; i < edges.length; i++) {
      if (!(edges[i] > (i == 0 ? 0 : edges[i - 1])) || edges[i] >= 1) {
        throw new IllegalArgumentException(
            "Edges are expected to ascend within 0 to 1, but do not at edge " + i);
      }
    }
  }

  /** So many bins of the same width. */
  public static Bins even(int count) {
    double[] edges = new double[count - 1];
    Arrays.setAll(edges, edge -> (edge + 1.0) / count);
    return new Bins(edges);
  }

  @Override
  public double[] edges() {
    return edges.clone();
  }

  public int count() {
    return edges.length + 1;
  }

  /** The bin of a rank: one on an edge belongs to the bin above. */
  public int of(double rank) {
    int found = Arrays.binarySearch(edges, rank);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** Where the bin begins; {@code count()} for the end of the last one. */
  public double edge(int bin) {
    return bin == 0 ? 0 : bin > edges.length ? 1 : edges[bin - 1];
  }

  /** The share of ranks in the bins {@code from} inclusive to {@code to} exclusive. */
  public double width(int from, int to) {
    return edge(to) - edge(from);
  }
}
