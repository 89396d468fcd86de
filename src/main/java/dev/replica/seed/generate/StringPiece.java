package dev.replica.seed.generate;

import dev.replica.seed.plan.check.PostgresRegex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A part of a regular expression, ready to be made strings from. */
sealed interface StringPiece {

  /** How many times more than it must an unbounded repetition may run. */
  int EXTRA = 8;

  /** What a character is that may be almost any, the most ordinary first. */
  List<PostgresRegex.Range> ORDINARY = List.of(
      new PostgresRegex.Range('a', 'z'),
      new PostgresRegex.Range('A', 'Z'),
      new PostgresRegex.Range('0', '9'),
      new PostgresRegex.Range(' ', '~'),
      new PostgresRegex.Range(0xC0, 0x17F));

  /** Fewest characters of what is appended. */
  int shortest();

  /** Appends a string that matches. */
  void append(StringDraft draft);

  /** One of {@code firsts[i] .. firsts[i] + (ends[i] - ends[i - 1]) - 1}; {@code ends} are the sizes summed up. */
  record Characters(int[] firsts, int[] ends) implements StringPiece {
    @Override
    public int shortest() {
      return 1;
    }

    @Override
    public void append(StringDraft draft) {
      int place = draft.next(ends[ends.length - 1]);
      int range = 0;
      while (place >= ends[range]) {
        range++;
      }
      draft.append(firsts[range] + place - (range == 0 ? 0 : ends[range - 1]));
    }
  }

  /** One after the other. */
  record Sequence(StringPiece[] pieces, int shortest) implements StringPiece {
    @Override
    public void append(StringDraft draft) {
      for (StringPiece piece : pieces) {
        piece.append(draft);
      }
    }
  }

  /** One of them, from the shortest to the longest, as long as there is room. */
  record Choice(StringPiece[] pieces, int shortest) implements StringPiece {
    @Override
    public void append(StringDraft draft) {
      int fitting = pieces.length;
      while (pieces[fitting - 1].shortest() - shortest > draft.spare()) {
        fitting--;
      }
      StringPiece chosen = pieces[draft.next(fitting)];
      draft.spend(chosen.shortest() - shortest);
      chosen.append(draft);
    }
  }

  /** Again and again: {@code least} times and up to {@code extra} times more. */
  record Repeat(StringPiece piece, int least, int extra) implements StringPiece {
    @Override
    public int shortest() {
      return least * piece.shortest();
    }

    @Override
    public void append(StringDraft draft) {
      int affordable = Math.min(extra, draft.spare() / Math.max(1, piece.shortest()));
      int more = draft.next(affordable + 1);
      draft.spend(more * piece.shortest());
      for (int time = 0; time < least + more; time++) {
        piece.append(draft);
      }
    }
  }

  /** The expression as a piece; empty where it looks ahead or back, or has an anchor elsewhere than at its ends. */
  static Optional<StringPiece> of(PostgresRegex.Part part) {
    return of(part, true, true);
  }

  private static Optional<StringPiece> of(PostgresRegex.Part part, boolean atStart, boolean atEnd) {
    if (part instanceof PostgresRegex.Characters characters) {
      return ofCharacters(characters);
    }
    if (part instanceof PostgresRegex.Repeat repeat) {
      int extra = repeat.most() < 0 ? EXTRA : repeat.most() - repeat.least();
      return of(repeat.part(), false, false).map(piece -> new Repeat(piece, repeat.least(), extra));
    }
    if (part instanceof PostgresRegex.Choice choice) {
      List<StringPiece> pieces = new ArrayList<>();
      for (PostgresRegex.Part each : choice.parts()) {
        Optional<StringPiece> piece = of(each, atStart, atEnd);
        if (piece.isEmpty()) {
          return Optional.empty();
        }
        pieces.add(piece.get());
      }
      StringPiece[] sorted = pieces.stream()
          .sorted(Comparator.comparingInt(StringPiece::shortest))
          .toArray(StringPiece[]::new);
      return Optional.of(new Choice(sorted, sorted[0].shortest()));
    }
    if (part instanceof PostgresRegex.Sequence sequence) {
      return ofSequence(sequence.parts(), atStart, atEnd);
    }
    return isAnchor(part, PostgresRegex.Anchor.START) && atStart
            || isAnchor(part, PostgresRegex.Anchor.END) && atEnd
        ? Optional.of(new Sequence(new StringPiece[0], 0))
        : Optional.empty();
  }

  private static Optional<StringPiece> ofSequence(
      List<PostgresRegex.Part> parts, boolean atStart, boolean atEnd) {
    int first = 0;
    while (atStart
        && first < parts.size()
        && isAnchor(parts.get(first), PostgresRegex.Anchor.START)) {
      first++;
    }
    int last = parts.size();
    while (atEnd && last > first && isAnchor(parts.get(last - 1), PostgresRegex.Anchor.END)) {
      last--;
    }
    StringPiece[] pieces = new StringPiece[last - first];
    for (int index = first; index < last; index++) {
      Optional<StringPiece> piece =
          of(parts.get(index), atStart && index == first, atEnd && index == last - 1);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      pieces[index - first] = piece.get();
    }
    return Optional.of(new Sequence(
        pieces, Arrays.stream(pieces).mapToInt(StringPiece::shortest).sum()));
  }

  private static boolean isAnchor(PostgresRegex.Part part, PostgresRegex.Anchor anchor) {
    return part instanceof PostgresRegex.Place place && place.anchor() == anchor;
  }

  private static Optional<StringPiece> ofCharacters(PostgresRegex.Characters characters) {
    List<PostgresRegex.Range> ranges =
        characters.negated() ? ordinary(characters.ranges()) : characters.ranges();
    // A string of PostgreSQL has no NUL and no half of a surrogate pair.
    boolean valid = !ranges.isEmpty()
        && ranges.stream()
            .allMatch(
                range -> range.first() > 0 && (range.last() < 0xD800 || range.first() > 0xDFFF));
    if (!valid) {
      return Optional.empty();
    }
    int[] firsts = ranges.stream().mapToInt(PostgresRegex.Range::first).toArray();
    int[] ends =
        ranges.stream().mapToInt(range -> range.last() - range.first() + 1).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    return Optional.of(new Characters(firsts, ends));
  }

  /** The most ordinary range that is not wholly excluded, without what is. */
  private static List<PostgresRegex.Range> ordinary(List<PostgresRegex.Range> excluded) {
    for (PostgresRegex.Range range : ORDINARY) {
      List<PostgresRegex.Range> left = IntStream.rangeClosed(range.first(), range.last())
          .filter(character -> excluded.stream()
              .noneMatch(each -> each.first() <= character && character <= each.last()))
          .mapToObj(character -> new PostgresRegex.Range(character, character))
          .toList();
      if (!left.isEmpty()) {
        return left;
      }
    }
    return List.of();
  }
}
