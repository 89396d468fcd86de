package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Table;
import dev.replica.catalog.Trigger;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the server said into one message with a cure. */
final class SqlFailure {

  /** A line of the context, in any language: {@code PL/pgSQL function public.refuse() line 3 at RAISE}. */
  private static final Pattern FUNCTION = Pattern.compile("(?m)^PL/\\w+\\W\\w+ (.+?\\([^)]*\\))");

  /** What PL/pgSQL says first where the error is its own; the statement's name is the same in any language. */
  private static final Pattern RAISED = Pattern.compile("\\APL/pgSQL .* RAISE(\\n|\\z)");

  private SqlFailure() {}

  /** @param purpose what was being done, {@code "load public.orders"} */
  static ReplicaException of(String purpose, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = "could not " + purpose + ": " + e.getMessage() + " (SQLSTATE " + state
        + "). Nothing was changed. " + cure(state);
    boolean configuration = state.startsWith("42")
        || state.startsWith("23")
        || state.startsWith("22")
        || state.startsWith("P0");
    return configuration
        ? ReplicaException.configuration(message, e)
        : ReplicaException.environment(message, e);
  }

  /**
   * Whether the server refused a row for what it holds, or a function of the schema did, whatever it raised: it is then the one
   * table that can't be filled. A missing privilege is the user's to mend, and ends the seeding.
   */
  static boolean refusesRow(SQLException e) {
    if (isRaised(e)) {
      return true;
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean server = state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58");
    if (!server && function(e).isPresent()) {
      return true;
    }
    boolean rule = state.startsWith("22") || state.startsWith("23") || state.startsWith("44");
    boolean trigger = state.startsWith("P0")
        || state.startsWith("38")
        || state.startsWith("39")
        || state.startsWith("0A")
        || state.startsWith("2F");
    return rule || trigger || state.startsWith("42") && !state.equals("42501");
  }

  /**
   * Whether another row may be taken where this one is refused: a value, a constraint or a trigger's own judgement stands against
   * it. A function that is not there, or a feature, stands against all.
   */
  static boolean namesRow(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return isRaised(e)
        || state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("44")
        || state.startsWith("P0");
  }

  /** What the server said of a row, in one line; where a function said it, that one and the triggers that call it are named. */
  static String refusal(SQLException e, Table table) {
    String function = function(e).orElse(null);
    if (function == null || !function.endsWith("()")) {
      return told(e) + (function == null ? "" : ", raised by function " + function);
    }
    String name = function.substring(function.lastIndexOf('.') + 1);
    String triggers = table.triggers().stream()
        .filter(trigger -> trigger.enabled() && trigger.definition().contains(name))
        .map(Trigger::name)
        .collect(Collectors.joining(", "));
    return told(e) + ", raised by " + (triggers.isEmpty() ? "a trigger" : "trigger " + triggers)
        + " (function " + function + ")";
  }

  /** What the server said, without the rows and statements that it quotes. */
  static String told(SQLException e) {
    String message = server(e).map(ServerErrorMessage::getMessage).orElse(e.getMessage());
    return String.valueOf(message).lines().findFirst().orElse("") + " (SQLSTATE " + e.getSQLState()
        + ")";
  }

  /** The function of the schema that the server was in, the outermost one, {@code public.refuse()}; none in most failures. */
  static Optional<String> function(SQLException e) {
    return server(e)
        .map(ServerErrorMessage::getWhere)
        .flatMap(where -> FUNCTION.matcher(where).results().reduce((first, second) -> second))
        .map(match -> match.group(1));
  }

  /** Whether a function of the schema raised the error itself: it may have taken any SQLSTATE, that of a full disk too. */
  private static boolean isRaised(SQLException e) {
    return server(e)
        .map(ServerErrorMessage::getWhere)
        .filter(where -> RAISED.matcher(where).find())
        .isPresent();
  }

  private static Optional<ServerErrorMessage> server(SQLException e) {
    return e instanceof PSQLException failure
        ? Optional.ofNullable(failure.getServerErrorMessage())
        : Optional.empty();
  }

  /** The line of a COPY that was refused, from 1; 0 where the server names none. Other languages print other words before it. */
  static long line(SQLException e, String table) {
    String where = server(e).map(ServerErrorMessage::getWhere).orElse(null);
    if (where == null) {
      return 0;
    }
    Matcher matcher =
        Pattern.compile("COPY " + Pattern.quote(table) + ",\\D{1,20}(\\d+)").matcher(where);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static String cure(String state) {
    if (state.equals("42501")) {
      return "Grant the role what it lacks, or seed as the owner of the tables.";
    }
    if (state.startsWith("23") || state.startsWith("22")) {
      return "A row that was generated breaks this rule of the schema: leave the table out with replica.excludes, and report the rule.";
    }
    if (state.startsWith("P0")) {
      return "A trigger of the schema refused the row.";
    }
    if (state.startsWith("53")) {
      return "The server has run out of disk, memory or connections: make room and seed again.";
    }
    if (state.startsWith("08") || state.startsWith("57")) {
      return "The connection to the server was lost: see that it runs, and seed again.";
    }
    return "See the server's log.";
  }
}
