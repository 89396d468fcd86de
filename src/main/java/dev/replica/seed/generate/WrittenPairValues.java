package dev.replica.seed.generate;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenPair;
import dev.replica.model.Randomness;
import java.util.List;

/** Strings that write two numbers: the rank tells the first one. */
final class WrittenPairValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(new Portion(Part.Y));

  private final WrittenPair form;
  private final GridValues first;
  private final GridValues second;
  private final int longest;

  WrittenPairValues(WrittenPair form, ValueModel.Parts told, int longest) {
    this.form = form;
    this.longest = longest;
    first = WrittenValues.values(form.first(), told.parts().get(0));
    second = WrittenValues.values(form.second(), told.parts().get(1));
  }

  @Override
  public List<Portion> portions() {
    return PORTIONS;
  }

  private String text(double rank, double other, long bits, Scratch scratch) {
    double y = Double.isNaN(other) ? Randomness.uniform(Randomness.hash(bits, 1)) : other;
    StringBuilder text = scratch.text();
    form.print(first.units(rank), second.units(y), text);
    text.setLength(Math.min(text.length(), longest));
    return text.toString();
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    out.text(text(rank, ranks[0], bits, scratch));
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    return text(rank, ranks[0], bits, scratch);
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return text(rank, OWN, bits, scratch);
  }
}
