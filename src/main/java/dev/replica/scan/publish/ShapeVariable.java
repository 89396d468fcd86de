package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.scan.profile.Values.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of the published patterns each string has, as a variable: postal codes look as those of the row's country do. */
final class ShapeVariable {

  private static final String SYMBOLS = "Aa9hH*";

  private static final List<String> CLASSES =
      List.of("[A-Z]", "[a-z]", "[0-9]", "[0-9a-f]", "[0-9A-F]", "[0-9A-Za-z]");

  private ShapeVariable() {}

  /** The variable of a column; none where all strings look alike. */
  static List<Ranked> of(String column, Texts texts, ValueModel.Text model) {
    double[] ends = ValueParts.shapeEnds(model);
    if (ends.length == 0 || ends[0] >= 1) {
      return List.of();
    }
    List<Pattern> patterns = model.shapes().stream()
        .map(shape -> Pattern.compile(regex(shape.pattern()), Pattern.DOTALL))
        .toList();
    boolean others = ends[ends.length - 1] < 1;
    Map<String, Integer> known = new HashMap<>();
    int[] codes = new int[texts.texts().length];
    for (int row = 0; row < codes.length; row++) {
      String text = texts.texts()[row];
      int code = text == null ? -1 : known.computeIfAbsent(text, each -> first(patterns, each));
      codes[row] = code == patterns.size() && !others ? -1 : code;
    }
    return List.of(
        Ranked.ofCategories(column, ends, codes, others).asPart(List.of(), Dependence.Part.SHAPE));
  }

  private static int first(List<Pattern> patterns, String text) {
    int place = 0;
    while (place < patterns.size() && !patterns.get(place).matcher(text).matches()) {
      place++;
    }
    return place;
  }

  /** A shape's pattern as a regular expression. */
  static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char symbol = pattern.charAt(i);
      int known = SYMBOLS.indexOf(symbol);
      if (symbol == '{') {
        int close = pattern.indexOf('}', i);
        regex.append(pattern, i, close + 1);
        i = close;
      } else if (known >= 0) {
        regex.append(CLASSES.get(known));
      } else {
        regex.append(Pattern.quote(String.valueOf(symbol == '\\' ? pattern.charAt(++i) : symbol)));
      }
    }
    return regex.toString();
  }
}
