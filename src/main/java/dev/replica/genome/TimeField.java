package dev.replica.genome;

import java.util.List;

/** What a time is written by, in the letters of {@link java.time.format.DateTimeFormatter}; longer ones of a letter come first. */
enum TimeField {
  YEAR("yyyy", 4, Place.YEAR),
  MONTH_NAME("MMM", 3, Place.MONTH),
  MONTH("MM", 2, Place.MONTH),
  MONTH_SHORT("M", 1, Place.MONTH),
  DAY("dd", 2, Place.DAY),
  DAY_SHORT("d", 1, Place.DAY),
  HOUR("HH", 2, Place.HOUR),
  HOUR_SHORT("H", 1, Place.HOUR),
  HALF_HOUR("hh", 2, Place.HOUR),
  HALF_HOUR_SHORT("h", 1, Place.HOUR),
  MINUTE("mm", 2, Place.MINUTE),
  SECOND("ss", 2, Place.SECOND),
  HALF("a", 2, Place.HALF);

  /** What a field says something of. */
  enum Place {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    /** 0 before noon, 1 after it, -1 where nothing tells. */
    HALF,
    MICROS
  }

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int NOON = 12;

  private final String letters;
  private final int length;
  private final Place place;

  TimeField(String letters, int length, Place place) {
    this.letters = letters;
    this.length = length;
    this.place = place;
  }

  String letters() {
    return letters;
  }

  Place place() {
    return place;
  }

  /** Whether hours are counted to twelve. */
  boolean ofHalf() {
    return this == HALF_HOUR || this == HALF_HOUR_SHORT;
  }

  /** Sets the number that is read; where it ends, -1 for what is none. */
  int read(String text, int at, int[] numbers) {
    int found = -1;
    int end = at + length;
    if (this == MONTH_NAME) {
      found = end > text.length() ? -1 : MONTHS.indexOf(text.substring(at, end)) + 1;
      found = found == 0 ? -1 : found;
    } else if (this == HALF) {
      found = text.startsWith("AM", at) ? 0 : text.startsWith("PM", at) ? 1 : -1;
    } else if (length == 1) {
      found = WrittenForm.digits(text, at, 1);
      if (found > 0 && WrittenForm.digits(text, at + 1, 1) >= 0) {
        found = WrittenForm.digits(text, at, 2);
        end++;
      }
    } else {
      found = WrittenForm.digits(text, at, length);
    }
    if (ofHalf() && (found < 1 || found > NOON)) {
      return -1;
    }
    numbers[place.ordinal()] = ofHalf() ? found % NOON : found;
    return found < 0 ? -1 : end;
  }

  /** Writes its part of a time. */
  void print(int[] numbers, StringBuilder text) {
    int number = numbers[place.ordinal()];
    if (this == MONTH_NAME) {
      text.append(MONTHS.get(number - 1));
    } else if (this == HALF) {
      text.append(numbers[Place.HOUR.ordinal()] < NOON ? "AM" : "PM");
    } else {
      WrittenForm.padded(ofHalf() ? (number + NOON - 1) % NOON + 1 : number, length, text);
    }
  }
}
