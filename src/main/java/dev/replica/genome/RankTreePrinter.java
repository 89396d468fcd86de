package dev.replica.genome;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes trees down. A subtree that fits in a line is never parted, so that what changes in one part of a tree leaves the lines of
 * the others alone.
 */
final class RankTreePrinter {

  /** Characters of a line: with its indent, its quotes and the comma it fits the file's width. */
  private static final int WIDTH = 128;

  private final List<String> lines = new ArrayList<>();
  private StringBuilder line;

  RankTreePrinter(List<RankTree.Node> roots) {
    roots.forEach(root -> add(text(root)));
    lines.add(line.toString());
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** A subtree: its text, and what it is made of; null for a leaf. */
  private record Text(String whole, String question, Text yes, Text no) {}

  private static Text text(RankTree.Node node) {
    if (node instanceof RankTree.Split split) {
      String question = text(split.question());
      Text yes = text(split.yes());
      Text no = text(split.no());
      return new Text(question + ";" + yes.whole + ";" + no.whole, question, yes, no);
    }
    return new Text(text((RankTree.Leaf) node), null, null, null);
  }

  private void add(Text text) {
    if (text.question == null || text.whole.length() <= WIDTH) {
      append(text.whole);
      return;
    }
    append(text.question);
    add(text.yes);
    add(text.no);
  }

  private void append(String text) {
    if (line == null) {
      line = new StringBuilder(text);
    } else if (line.length() + 1 + text.length() <= WIDTH) {
      line.append(';').append(text);
    } else {
      lines.add(line.toString());
      line = new StringBuilder(text);
    }
  }

  private static String text(RankTree.Question question) {
    if (question instanceof RankTree.Below below) {
      return below.variable() + "<" + below.edge();
    }
    if (question instanceof RankTree.Within within) {
      boolean single = within.to() == within.from() + 1;
      return within.variable() + "=" + within.from() + (single ? "" : "-" + within.to());
    }
    return "n" + ((RankTree.Masked) question).mask();
  }

  private static String text(RankTree.Leaf leaf) {
    StringBuilder text = new StringBuilder();
    int last = 0;
    for (int run = 0; run < leaf.ends().size(); run++) {
      int bins = leaf.ends().get(run) - last;
      text.append(run == 0 ? "" : " ");
      if (bins != 1) {
        text.append(bins).append(':');
      }
      text.append(leaf.weights().get(run));
      last += bins;
    }
    if (leaf.rest() > 0) {
      text.append(text.isEmpty() ? "+" : " +").append(leaf.rest());
    }
    return text.toString();
  }
}
