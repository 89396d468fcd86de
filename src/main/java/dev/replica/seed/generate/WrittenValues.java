package dev.replica.seed.generate;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenForm;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.util.List;

/** Strings that write numbers or times. */
final class WrittenValues implements CompoundValues {

  private static final List<Portion> TIMES =
      List.of(new Portion(Part.WEEKDAY), new Portion(Part.CLOCK));

  /** How often a string that is too long is drawn again. */
  private static final int DRAWS = 8;

  private final WrittenForm form;
  private final GridValues values;
  private final int longest;

  private WrittenValues(WrittenForm form, GridValues values, int longest) {
    this.form = form;
    this.values = values;
    this.longest = longest;
  }

  /**
   * Strings of a form.
   *
   * @param told the numbers or times that they write
   * @param longest the most characters that the column holds
   */
  static WrittenValues of(WrittenForm form, ValueModel told, int longest) {
    return new WrittenValues(form, values(form, told), longest);
  }

  /** What strings of a form write. */
  static GridValues values(WrittenForm form, ValueModel told) {
    Lattice lattice = Lattice.written(form);
    return told instanceof ValueModel.Time time
        ? GridValues.of(time, lattice, Limits.NONE)
        : GridValues.of((ValueModel.Number) told, lattice, Limits.NONE);
  }

  @Override
  public List<Portion> portions() {
    return values.days() == null ? List.of() : TIMES;
  }

  private StringBuilder text(
      double rank, double weekday, double clock, long bits, Scratch scratch) {
    long units = values.days() == null
        ? values.units(rank)
        : values.units(
            rank,
            Double.isNaN(weekday) ? GridValues.weekday(bits) : weekday,
            Double.isNaN(clock) ? GridValues.clock(bits) : clock);
    StringBuilder text = print(units, bits, scratch);
    for (int draw = 1; draw <= DRAWS && text.length() > longest; draw++) {
      double other = Randomness.uniform(Randomness.hash(bits, -draw));
      text = print(values.units(other, bits), bits, scratch);
    }
    text.setLength(Math.min(text.length(), longest));
    return text;
  }

  private StringBuilder print(long units, long bits, Scratch scratch) {
    StringBuilder text = scratch.text();
    form.print(values.lattice().clamp(units), bits, text);
    return text;
  }

  private StringBuilder text(double rank, double[] ranks, long bits, Scratch scratch) {
    boolean parts = values.days() != null;
    return text(rank, parts ? ranks[0] : OWN, parts ? ranks[1] : OWN, bits, scratch);
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    out.text(text(rank, ranks, bits, scratch).toString());
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    return text(rank, ranks, bits, scratch).toString();
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.text(text(rank, OWN, OWN, bits, scratch).toString());
  }

  /** Within documents, whose parts have ranks of their own. */
  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return text(rank, OWN, OWN, bits, scratch).toString();
  }
}
