package dev.replica.seed.generate;

import dev.replica.seed.plan.check.LikePattern;
import dev.replica.seed.plan.check.PostgresRegex;
import java.util.Optional;

/**
 * Makes strings that match a regular expression or a pattern of LIKE, each a pure function of 64 random bits. Repetitions without
 * bound run to a few more than they must; what a negated class leaves open is a small letter where it can be. Immutable.
 *
 * <p>Strings are whole matches: before and after an expression without anchors stands nothing.
 */
public final class RegexStrings {

  private final StringPiece root;
  private final int maximumLength;

  private RegexStrings(StringPiece root, int maximumLength) {
    this.root = root;
    this.maximumLength = maximumLength;
  }

  /** Strings that match {@code regex} of at most {@code maximumLength} characters; empty where there are none, or it can't be said. */
  public static Optional<RegexStrings> of(String regex, int maximumLength) {
    return PostgresRegex.parse(regex).flatMap(parsed -> of(parsed, maximumLength));
  }

  /** As {@link #of(String, int)}, of a pattern of LIKE. */
  public static Optional<RegexStrings> ofLike(String pattern, int maximumLength) {
    return LikePattern.parse(pattern).flatMap(parsed -> of(parsed, maximumLength));
  }

  /** As {@link #of(String, int)}, of an expression that was parsed already. */
  public static Optional<RegexStrings> of(PostgresRegex regex, int maximumLength) {
    return StringPiece.of(regex.root())
        .filter(root -> root.shortest() <= maximumLength)
        .map(root -> new RegexStrings(root, maximumLength));
  }

  /** The string of these bits. */
  public String draw(long bits) {
    StringDraft draft = new StringDraft(bits, maximumLength - root.shortest());
    root.append(draft);
    return draft.text();
  }

  /** Length of the shortest string in characters. */
  public int shortest() {
    return root.shortest();
  }
}
