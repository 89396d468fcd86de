package dev.replica.seed.plan;

import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What checks that ask the session, its clock above all, are told: so they become checks like any other. And which letters the
 * database has.
 *
 * @param sessions for each session in which rows may be checked, the literal that takes the place of what is asked; a row has to
 *     meet a check in all of them. Of what a session does not tell the server alone can judge
 * @param charset whose letters the database has
 */
public record Present(List<Map<String, String>> sessions, Charset charset) {

  /** Tells nothing. */
  public static final Present UNKNOWN = new Present(List.of());

  private static final Pattern ASKED =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|(?<asked>"
          + "\\(now\\(\\) AT TIME ZONE '[^']*'(?:::text)?\\)|\\btimezone\\('[^']*'(?:::text)?, now\\(\\)\\)"
          + "|\\b(?:CURRENT_DATE|CURRENT_TIMESTAMP|LOCALTIMESTAMP|LOCALTIME)\\b(?:\\([0-6]\\))?"
          + "|\\b(?:CURRENT_USER|SESSION_USER|CURRENT_ROLE|CURRENT_CATALOG|CURRENT_SCHEMA)\\b"
          + "|\\bcurrent_setting\\('[^']*'(?:::text)?(?:, (?:true|false))?\\)"
          + "|(?<![\\w.\"])[\\w.]+\\(\\))"
          + "|(?<age>\\bage\\()");

  /** What {@code age} of one argument counts from. */
  private static final String MIDNIGHT = "CURRENT_DATE";

  public Present {
    sessions = sessions.stream().map(Map::copyOf).toList();
  }

  /** Of a database that has all letters. */
  public Present(List<Map<String, String>> sessions) {
    this(sessions, StandardCharsets.UTF_8);
  }

  /** Any moment of a day (UTC), of which nothing but the clock is known. */
  public static Present during(LocalDate day) {
    List<Map<String, String>> ends = new ArrayList<>();
    for (String time : List.of("00:00:00", "23:59:59.999999")) {
      String zoned = "'" + day + " " + time + "+00'::timestamp with time zone";
      String local = "'" + day + " " + time + "'::timestamp without time zone";
      Map<String, String> told = new HashMap<>();
      for (String clock : List.of(
          "now()",
          "CURRENT_TIMESTAMP",
          "transaction_timestamp()",
          "statement_timestamp()",
          "clock_timestamp()")) {
        told.put(clock, zoned);
      }
      told.put("LOCALTIMESTAMP", local);
      told.put("AT TIME ZONE", local);
      told.put(MIDNIGHT, "'" + day + "'::date");
      told.put("LOCALTIME", "'" + time + "'::time without time zone");
      ends.add(told);
    }
    return new Present(ends);
  }

  /** What the expression asks of the session. */
  public static Set<String> asked(String expression) {
    Set<String> asked = new LinkedHashSet<>();
    Matcher matcher = ASKED.matcher(expression);
    while (matcher.find()) {
      if (matcher.group("age") != null) {
        asked.add(MIDNIGHT);
      } else if (matcher.group("asked") != null) {
        asked.add(matcher.group());
      }
    }
    return asked;
  }

  /** Parses a check as {@link CheckParser} does, with what it asks told. */
  public Optional<Expression> parse(String check) {
    if (sessions.isEmpty() || asked(check).isEmpty()) {
      return CheckParser.parse(check);
    }
    List<Expression> each = new ArrayList<>();
    for (String told :
        sessions.stream().map(session -> told(check, session)).distinct().toList()) {
      Optional<Expression> parsed = CheckParser.parse(told);
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      each.add(parsed.get());
    }
    return Optional.of(each.size() == 1 ? each.get(0) : new Expression.And(each));
  }

  private static String told(String check, Map<String, String> session) {
    Matcher matcher = ASKED.matcher(check);
    StringBuilder told = new StringBuilder();
    while (matcher.find()) {
      String text = matcher.group();
      if (matcher.group("asked") != null) {
        text = literal(text, session);
      } else if (matcher.group("age") != null
          && session.containsKey(MIDNIGHT)
          && single(check, matcher.end())) {
        text += "(" + session.get(MIDNIGHT) + ")::timestamp with time zone, ";
      }
      matcher.appendReplacement(told, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(told).toString();
  }

  private static String literal(String asked, Map<String, String> session) {
    if (session.containsKey(asked)) {
      return session.get(asked);
    }
    // A precision rounds by less than a second, and the ends of a day are no more precise than
    // that.
    String plain = asked.contains("AT TIME ZONE") || asked.startsWith("timezone(")
        ? "AT TIME ZONE"
        : asked.replaceFirst("\\([0-6]\\)$", "");
    return session.getOrDefault(plain, asked);
  }

  /** Whether the arguments that begin there are one. */
  private static boolean single(String text, int from) {
    int depth = 1;
    boolean quoted = false;
    for (int at = from; at < text.length() && depth > 0; at++) {
      char c = text.charAt(at);
      quoted ^= c == '\'';
      if (!quoted && c == ',' && depth == 1) {
        return false;
      }
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return true;
  }
}
