package dev.replica.genome;

import java.util.List;

/** A piece of a pattern of times or durations. */
sealed interface TimePiece {

  /** Sets what is read among numbers in the order of {@link TimeField.Place}; where it ends, -1 for another text. */
  int read(String text, int at, int[] numbers);

  /**
   * Writes it.
   *
   * @param bits settle digits behind those of microseconds
   */
  void print(int[] numbers, long bits, StringBuilder text);

  /** A number of the calendar or the clock. */
  record Number(TimeField field) implements TimePiece {
    @Override
    public int read(String text, int at, int[] numbers) {
      return field.read(text, at, numbers);
    }

    @Override
    public void print(int[] numbers, long bits, StringBuilder text) {
      field.print(numbers, text);
    }
  }

  /**
   * A text.
   *
   * @param offset whether it stands for any offset from UTC
   */
  record Literal(String text, boolean offset) implements TimePiece {
    @Override
    public int read(String text, int at, int[] numbers) {
      if (offset) {
        int end = offset(text, at);
        return end == at ? -1 : end;
      }
      return text.startsWith(this.text, at) ? at + this.text.length() : -1;
    }

    @Override
    public void print(int[] numbers, long bits, StringBuilder text) {
      text.append(this.text);
    }

    /** Where an offset that begins at {@code at} ends; {@code at} for none. */
    static int offset(String text, int at) {
      if (at >= text.length()) {
        return at;
      }
      if (text.charAt(at) == 'Z') {
        return at + 1;
      }
      boolean signed = text.charAt(at) == '+' || text.charAt(at) == '-';
      if (!signed || WrittenForm.digits(text, at + 1, 2) < 0) {
        return at;
      }
      int colon = at + 3 < text.length() && text.charAt(at + 3) == ':' ? 1 : 0;
      return WrittenForm.digits(text, at + 3 + colon, 2) < 0 ? at + 3 : at + 5 + colon;
    }
  }

  /**
   * A fraction of a second, with its point.
   *
   * @param least digits, {@code most} and {@code step} from one number of them to the next; no point where there are none
   */
  record Fraction(int least, int most, int step) implements TimePiece {

    private static final int DIGITS = 9;
    private static final int MICROS = 6;
    private static final int NANOS = 1000;

    /** Reads the piece of a pattern that begins at a place; where it ends. */
    static int of(String pattern, int at, List<TimePiece> pieces) {
      int end = at;
      int digits = 0;
      int first = 0;
      while (end < pattern.length() && "[.S]".indexOf(pattern.charAt(end)) >= 0) {
        digits += pattern.charAt(end) == 'S' ? 1 : 0;
        first = first == 0 && pattern.charAt(end) == ']' ? digits : first;
        end++;
      }
      if (digits < 1 || digits > DIGITS) {
        throw new IllegalArgumentException(
            "\"" + pattern + "\" has not 1 to " + DIGITS + " digits of a second's fraction");
      }
      Fraction fraction = pattern.charAt(at) == '.'
          ? new Fraction(digits, digits, 1)
          : new Fraction(0, digits, first == digits ? 1 : Math.max(1, first));
      if (!pattern.substring(at, end).equals(fraction.spelt())) {
        throw new IllegalArgumentException("\"" + pattern + "\": " + pattern.substring(at, end)
            + " is no fraction of a second, .SSS, [.SSS] and [.SSS][SSS] are");
      }
      pieces.add(fraction);
      return end;
    }

    private String spelt() {
      if (least > 0) {
        return "." + "S".repeat(most);
      }
      int each = step == 1 ? most : step;
      String group = "S".repeat(each);
      return "[." + group + "]" + ("[" + group + "]").repeat(most / each - 1);
    }

    @Override
    public int read(String text, int at, int[] numbers) {
      int end = at;
      int count = 0;
      int micros = 0;
      if (at < text.length() && text.charAt(at) == '.') {
        end++;
        while (count <= DIGITS && WrittenForm.digits(text, end, 1) >= 0) {
          micros = count < MICROS ? micros * 10 + WrittenForm.digits(text, end, 1) : micros;
          count++;
          end++;
        }
      }
      boolean fits = count >= least && count <= most && (count - least) % step == 0;
      if (!fits || end == at + 1) {
        return -1;
      }
      for (int digit = count; digit < MICROS; digit++) {
        micros *= 10;
      }
      numbers[TimeField.Place.MICROS.ordinal()] = micros;
      return end;
    }

    @Override
    public void print(int[] numbers, long bits, StringBuilder text) {
      long digits = numbers[TimeField.Place.MICROS.ordinal()] * (long) NANOS
          + Long.remainderUnsigned(bits, NANOS);
      for (int dropped = most; dropped < DIGITS; dropped++) {
        digits /= 10;
      }
      int count = most;
      while (count > least && digits % 10 == 0) {
        digits /= 10;
        count--;
      }
      while ((count - least) % step != 0) {
        digits *= 10;
        count++;
      }
      if (count > 0) {
        WrittenForm.padded(digits, count, text.append('.'));
      }
    }
  }
}
