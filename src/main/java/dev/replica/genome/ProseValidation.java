package dev.replica.genome;

/** Finds what is wrong with how free text looks. */
final class ProseValidation {

  private final String where;
  private final ValueValidation values;

  /** @param values whose problems it adds to */
  ProseValidation(String where, ValueValidation values) {
    this.where = where;
    this.values = values;
  }

  void check(ValueModel.Prose prose) {
    require(prose.words().size() == prose.shares().size(), "words and shares are not as many");
    values.checkShares(where, prose.shares());
    boolean others = !prose.letters().isEmpty();
    require(others || !prose.words().isEmpty(), "there are neither words nor letters");
    if (others) {
      values.checkNeeded(where + ".length", prose.length());
    }
    require(
        prose.letters().stream().allMatch(letters -> letters.length() > 1)
            && (!others || prose.letters().stream().anyMatch(letters -> letters.startsWith("^"))),
        "letters do not tell how words begin and go on");
    require(
        prose.sentence() >= 0
            && prose.clause() >= 0
            && ValueValidation.share(prose.capital())
            && ValueValidation.share(prose.titled())
            && ValueValidation.share(prose.closed()),
        "sentence or clause is negative, or capital, titled or closed no share");
    prose.followers().forEach(followers -> check(followers, prose));
  }

  private void check(ValueModel.Followers followers, ValueModel.Prose prose) {
    require(
        followers.words().size() == followers.shares().size(),
        "followers and their shares are not as many");
    values.checkShares(where + ".followers", followers.shares());
    require(
        (ValueModel.Followers.BEGINNING.equals(followers.after())
                || known(followers.after(), prose))
            && followers.words().stream().allMatch(word -> known(word, prose)),
        "what follows, or goes before, is none of the common words");
    require(
        !prose.letters().isEmpty() || !followers.words().contains(""),
        "other words follow, and there are none");
  }

  private static boolean known(String word, ValueModel.Prose prose) {
    return word != null && (word.isEmpty() || prose.words().contains(word));
  }

  private void require(boolean condition, String problem) {
    values.require(condition, where, problem);
  }
}
