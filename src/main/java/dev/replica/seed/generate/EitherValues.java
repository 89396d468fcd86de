package dev.replica.seed.generate;

import dev.replica.genome.Dependence.Part;
import dev.replica.model.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Strings of a form, and some that are of none. */
final class EitherValues implements CompoundValues {

  private static final Portion CHOICE = new Portion(Part.PRESENT);

  private final double odd;
  private final Values others;
  private final Values values;
  private final List<Portion> portions;

  /** @param odd share of the others, above 0 and below 1 */
  EitherValues(double odd, Values others, Values values) {
    this.odd = odd;
    this.others = others;
    this.values = values;
    List<Portion> parts =
        values instanceof CompoundValues compound ? compound.portions() : List.of();
    portions = Stream.concat(Stream.of(CHOICE), parts.stream()).toList();
  }

  @Override
  public List<Portion> portions() {
    return portions;
  }

  private double choice(double rank, long bits) {
    return Double.isNaN(rank) ? Randomness.uniform(Randomness.hash(bits, 0x0DD)) : rank;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    double choice = choice(ranks[0], bits);
    if (choice < odd) {
      others.write(GridValues.inside(choice / odd), bits, scratch, out);
    } else if (values instanceof CompoundValues compound) {
      compound.write(rank, parts(ranks), bits, scratch, out);
    } else {
      values.write(rank, bits, scratch, out);
    }
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    double choice = choice(ranks[0], bits);
    if (choice < odd) {
      return others.value(GridValues.inside(choice / odd), bits, scratch);
    }
    return values instanceof CompoundValues compound
        ? compound.value(rank, parts(ranks), bits, scratch)
        : values.value(rank, bits, scratch);
  }

  private double[] parts(double[] ranks) {
    return Arrays.copyOfRange(ranks, 1, portions.size());
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    double choice = choice(OWN, bits);
    if (choice < odd) {
      others.write(GridValues.inside(choice / odd), bits, scratch, out);
    } else {
      values.write(rank, bits, scratch, out);
    }
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    double choice = choice(OWN, bits);
    return choice < odd
        ? others.value(GridValues.inside(choice / odd), bits, scratch)
        : values.value(rank, bits, scratch);
  }
}
