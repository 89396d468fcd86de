package dev.replica.seed.load;

/** Settings under which every server reads the text of a value the same way. */
final class SessionSettings {

  /** For the length of a transaction. */
  static final String SQL =
      "SET LOCAL standard_conforming_strings = on; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';"
          + " SET LOCAL timezone = 'UTC'; SET LOCAL lc_monetary = 'C'; SET LOCAL xmloption = 'content'";

  private SessionSettings() {}
}
