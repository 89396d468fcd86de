package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import java.util.List;

/** Values of several parts, each of which may have a rank of its own. */
interface CompoundValues extends Values {

  /** Stands for the rank of a part that is drawn by the row's bits. */
  double OWN = Double.NaN;

  /**
   * A part beside that which the value's rank tells.
   *
   * @param path of the part within the value
   */
  record Portion(Dependence.Part part, List<String> path) {

    /** One that no path leads to. */
    Portion(Dependence.Part part) {
      this(part, List.of());
    }
  }

  /** The parts; their ranks are in this order. */
  List<Portion> portions();

  /** Writes a value whose parts have these ranks, {@link #OWN} among them. */
  void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out);

  /** The same value as an object. */
  Object value(double rank, double[] ranks, long bits, Scratch scratch);

  @Override
  default void write(double rank, long bits, Scratch scratch, RowWriter out) {
    write(rank, scratch.ownRanks(portions().size()), bits, scratch, out);
  }

  @Override
  default Object value(double rank, long bits, Scratch scratch) {
    return value(rank, scratch.ownRanks(portions().size()), bits, scratch);
  }
}
