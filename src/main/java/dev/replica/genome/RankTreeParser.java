package dev.replica.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads trees from their text. */
final class RankTreeParser {

  private static final Pattern SPLIT =
      Pattern.compile("(\\d{1,6})([<=])(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final Pattern NULL = Pattern.compile("n(\\d{1,6})");
  private static final Pattern RUN = Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,6})");
  private static final Pattern REST = Pattern.compile("\\+(\\d{1,6})");

  /** Deeper than any tree that is published; a bound for those that are not. */
  private static final int DEEPEST = 64;

  private final Iterator<String> nodes;

  RankTreeParser(List<String> lines) {
    nodes = lines.stream().flatMap(line -> Arrays.stream(line.split(";", -1))).iterator();
  }

  List<RankTree.Node> parse() {
    List<RankTree.Node> roots = new ArrayList<>();
    do {
      roots.add(node(0));
    } while (nodes.hasNext());
    return roots;
  }

  private RankTree.Node node(int depth) {
    if (!nodes.hasNext()) {
      throw new IllegalArgumentException("a split leads to nothing");
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("it has more than " + DEEPEST + " levels");
    }
    String text = nodes.next();
    RankTree.Question question = question(text);
    if (question == null) {
      return leaf(text);
    }
    RankTree.Node yes = node(depth + 1);
    return new RankTree.Split(question, yes, node(depth + 1));
  }

  private static RankTree.Question question(String text) {
    Matcher split = SPLIT.matcher(text);
    if (split.matches()) {
      int variable = Integer.parseInt(split.group(1));
      int edge = Integer.parseInt(split.group(3));
      boolean below = split.group(2).equals("<");
      if (below && split.group(4) != null) {
        return null;
      }
      int to = split.group(4) == null ? edge + 1 : Integer.parseInt(split.group(4));
      if (to <= edge) {
        throw new IllegalArgumentException("the edges of \"" + text + "\" do not ascend");
      }
      return below ? new RankTree.Below(variable, edge) : new RankTree.Within(variable, edge, to);
    }
    Matcher mask = NULL.matcher(text);
    return mask.matches() ? new RankTree.Masked(Integer.parseInt(mask.group(1))) : null;
  }

  private static RankTree.Leaf leaf(String text) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    int end = 0;
    int rest = 0;
    for (String part : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      Matcher run = RUN.matcher(part);
      Matcher behind = REST.matcher(part);
      if (run.matches() && rest == 0) {
        int bins = run.group(1) == null ? 1 : Integer.parseInt(run.group(1));
        if (bins == 0) {
          throw new IllegalArgumentException("a run of \"" + text + "\" has no bins");
        }
        end += bins;
        ends.add(end);
        weights.add(Integer.valueOf(run.group(2)));
      } else if (behind.matches() && rest == 0) {
        rest = Integer.parseInt(behind.group(1));
      } else {
        throw new IllegalArgumentException("\"" + text + "\" is neither a split nor a leaf");
      }
    }
    if (!ends.isEmpty() && rest == 0 && weights.stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("the leaf \"" + text + "\" has no weight");
    }
    return new RankTree.Leaf(ends, weights, rest);
  }
}
