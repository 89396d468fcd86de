package dev.replica.seed.generate;

import java.util.Optional;

/** Placeholder until the real one is merged. */
public final class RegexStrings {
  private RegexStrings() {}

  public static Optional<RegexStrings> of(String regex, int longest) {
    return Optional.empty();
  }

  public static Optional<RegexStrings> ofLike(String like, int longest) {
    return Optional.empty();
  }

  public String draw(long bits) {
    return "" + bits;
  }
}
