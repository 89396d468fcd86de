package dev.replica.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a conditional tree, in lines of nodes with semicolons between them, each split before what it leads to: first where
 * the answer is yes. Trees may follow each other: the last one is drawn from first, evenly, and what it gives is what the one before
 * it is drawn by. Leaves of all but the first have {@link #EVEN} bins of the same width.
 *
 * <ul>
 *   <li>{@code 3<5}: variable 3 is null or its rank lies below its edge 5 (edges count from 1; {@code 3<0} asks for null only)
 *   <li>{@code 3=5}: the rank of variable 3 lies between its edges 5 and 6 (edge 0 is rank 0);
 *       {@code 3=5-8}: between its edges 5 and 8
 *   <li>{@code n2}: the columns of null mask 2 are null
 *   <li>{@code 12 4:30 5 +2}: a leaf, the weights of runs of bins: 12 for the first bin, 30 for the bins up to edge 4 together, 5 for
 *       the bin behind that edge; 2 for all bins without a weight. In a run the rank is uniform. An empty leaf is uniform.
 * </ul>
 */
public final class RankTree {

  private static final Pattern SPLIT =
      Pattern.compile("(\\d{1,6})([<=])(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final Pattern NULL = Pattern.compile("n(\\d{1,6})");
  private static final Pattern RUN = Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,6})");
  private static final Pattern REST = Pattern.compile("\\+(\\d{1,6})");

  /** Deeper than any tree that is published; a bound for those that are not. */
  private static final int DEEPEST = 64;

  /** Characters of a line: with its indent and quotes it then fits the file's width. */
  private static final int WIDTH = 100;

  /** Bins of the leaves of all trees but the first. */
  public static final int EVEN = 16;

  private RankTree() {}

  /** A split or a leaf. */
  public sealed interface Node {}

  /** A question with two answers. */
  public sealed interface Question {}

  /** Whether the variable is null or below the edge. */
  public record Below(int variable, int edge) implements Question {}

  /** Whether the variable lies between the edges. */
  public record Within(int variable, int from, int to) implements Question {}

  /** Whether the columns of the mask are null. */
  public record Masked(int mask) implements Question {}

  public record Split(Question question, Node yes, Node no) implements Node {}

  /**
   * A distribution of ranks.
   *
   * @param ends edges at which the runs end, ascending; the last bin ends at the number of edges and one
   * @param weights of the runs, as many
   * @param rest weight of all runs of weight 0, and of what lies behind the last run, together
   */
  public record Leaf(List<Integer> ends, List<Integer> weights, int rest) implements Node {
    public Leaf {
      ends = List.copyOf(ends);
      weights = List.copyOf(weights);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws IllegalArgumentException if it is none, or more than one; the message tells which string is wrong
   */
  public static Node parse(List<String> lines) {
    List<Node> roots = parseAll(lines);
    if (roots.size() > 1) {
      throw new IllegalArgumentException("there are nodes behind the last leaf");
    }
    return roots.get(0);
  }

  /**
   * Reads trees that follow each other.
   *
   * @throws IllegalArgumentException if they are none; the message tells which string is wrong
   */
  public static List<Node> parseAll(List<String> lines) {
    Iterator<String> rest =
        lines.stream().flatMap(line -> Arrays.stream(line.split(";", -1))).iterator();
    List<Node> roots = new ArrayList<>();
    do {
      roots.add(parse(rest, 0));
    } while (rest.hasNext());
    return roots;
  }

  private static Node parse(Iterator<String> nodes, int depth) {
    if (!nodes.hasNext()) {
      throw new IllegalArgumentException("a split leads to nothing");
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("it has more than " + DEEPEST + " levels");
    }
    String text = nodes.next();
    Question question = question(text);
    if (question == null) {
      return leaf(text);
    }
    Node yes = parse(nodes, depth + 1);
    return new Split(question, yes, parse(nodes, depth + 1));
  }

  private static Question question(String text) {
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
      return below ? new Below(variable, edge) : new Within(variable, edge, to);
    }
    Matcher mask = NULL.matcher(text);
    return mask.matches() ? new Masked(Integer.parseInt(mask.group(1))) : null;
  }

  private static Leaf leaf(String text) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    int last = 0;
    int rest = 0;
    for (String part : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      Matcher run = RUN.matcher(part);
      Matcher behind = REST.matcher(part);
      if (run.matches() && rest == 0) {
        int end = run.group(1) == null ? last + 1 : Integer.parseInt(run.group(1));
        if (end <= last) {
          throw new IllegalArgumentException("the runs of \"" + text + "\" do not ascend");
        }
        last = end;
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
    return new Leaf(ends, weights, rest);
  }

  /** The lines of a tree. */
  public static List<String> print(Node root) {
    return print(List.of(root));
  }

  /** The lines of trees that follow each other, one or more. */
  public static List<String> print(List<Node> roots) {
    List<String> nodes = new ArrayList<>();
    roots.forEach(root -> print(root, nodes));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(nodes.get(0));
    for (String node : nodes.subList(1, nodes.size())) {
      if (line.length() + 1 + node.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(node);
      } else {
        line.append(';').append(node);
      }
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  private static void print(Node node, List<String> nodes) {
    if (node instanceof Split split) {
      nodes.add(print(split.question()));
      print(split.yes(), nodes);
      print(split.no(), nodes);
    } else {
      nodes.add(print((Leaf) node));
    }
  }

  private static String print(Question question) {
    if (question instanceof Below below) {
      return below.variable() + "<" + below.edge();
    }
    if (question instanceof Within within) {
      boolean single = within.to() == within.from() + 1;
      return within.variable() + "=" + within.from() + (single ? "" : "-" + within.to());
    }
    return "n" + ((Masked) question).mask();
  }

  private static String print(Leaf leaf) {
    StringBuilder text = new StringBuilder();
    int last = 0;
    for (int run = 0; run < leaf.ends().size(); run++) {
      int end = leaf.ends().get(run);
      text.append(run == 0 ? "" : " ");
      if (end != last + 1) {
        text.append(end).append(':');
      }
      text.append(leaf.weights().get(run));
      last = end;
    }
    if (leaf.rest() > 0) {
      text.append(text.isEmpty() ? "+" : " +").append(leaf.rest());
    }
    return text.toString();
  }
}
