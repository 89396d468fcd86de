package dev.replica.catalog;

import dev.replica.ReplicaException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inverse of {@link SqlType#sql()}: types out of a genome, where there is no database to ask. Types of PostgreSQL
 * itself get their true object identifiers, arrays of others 0.
 */
public final class TypeParser {

  private static final String IDENTIFIER = "\"([^\"]*+(?:\"\"[^\"]*+)*+)\"";
  private static final String MODIFIERS = "(?:\\(([A-Za-z0-9,-]*)\\))?";
  private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,9}(?:,-?\\d{1,9})*");
  private static final Pattern QUALIFIED =
      Pattern.compile(IDENTIFIER + "\\." + IDENTIFIER + MODIFIERS);
  private static final Pattern QUOTED = Pattern.compile(IDENTIFIER + MODIFIERS);
  private static final Pattern PLAIN =
      Pattern.compile("([a-z0-9_ ]+)" + MODIFIERS + "((?: [a-z ]+)?)");

  // What SQL means by them where no length is given; those of no stated length are printed as
  // bpchar and "bit".
  private static final Set<String> OF_LENGTH_ONE = Set.of("bit", "char", "character");

  // NAMEDATALEN less one for the underscore and one for C's terminator.
  private static final int ARRAY_NAME_BYTES = 62;

  private TypeParser() {}

  /**
   * The type that is printed as {@code sql}.
   *
   * @param userTypes finds the types that are not PostgreSQL's own
   * @throws ReplicaException if the text is no type, or names one that is not known
   */
  public static SqlType parse(String sql, Function<QualifiedName, Optional<SqlType>> userTypes) {
    if (sql.endsWith("[]")) {
      SqlType element = parse(sql.substring(0, sql.length() - 2), userTypes);
      boolean system = element.name().schema().equals(SqlType.SYSTEM);
      return new SqlType.Array(
          system ? SystemTypes.arrayOid(element.name().name()) : 0,
          new QualifiedName(element.name().schema(), arrayName(element.name().name())),
          element);
    }
    Matcher qualified = QUALIFIED.matcher(sql);
    if (qualified.matches()) {
      QualifiedName name =
          new QualifiedName(unquote(qualified.group(1)), unquote(qualified.group(2)));
      SqlType type = userTypes.apply(name).orElseThrow(() -> unknown(sql));
      return modified(type, qualified.group(3), sql);
    }
    Matcher quoted = QUOTED.matcher(sql);
    if (quoted.matches()) {
      return system(unquote(quoted.group(1)), quoted.group(2), sql);
    }
    Matcher plain = PLAIN.matcher(sql);
    if (plain.matches()) {
      String name = plain.group(1) + plain.group(3);
      String modifiers =
          plain.group(2) == null && OF_LENGTH_ONE.contains(name) ? "1" : plain.group(2);
      return system(TypeNames.internal(name), modifiers, sql);
    }
    throw unknown(sql);
  }

  private static SqlType system(String internalName, String modifiers, String sql) {
    return modified(SystemTypes.find(internalName).orElseThrow(() -> unknown(sql)), modifiers, sql);
  }

  private static SqlType modified(SqlType type, String modifiers, String sql) {
    if (modifiers == null) {
      return type;
    }
    Optional<List<Integer>> numbers = Spatial.is(type)
        ? Spatial.parse(modifiers).map(List::of)
        : Optional.of(modifiers)
            .filter(text -> NUMBERS.matcher(text).matches())
            .map(text -> Arrays.stream(text.split(",")).map(Integer::valueOf).toList());
    if (type instanceof SqlType.Scalar scalar && numbers.isPresent()) {
      return new SqlType.Scalar(scalar.oid(), scalar.name(), scalar.category(), numbers.get());
    }
    throw unknown(sql);
  }

  /** The name that PostgreSQL gives to the type of arrays of that type, unless it is taken. */
  private static String arrayName(String element) {
    int end = element.length();
    while (element.substring(0, end).getBytes(StandardCharsets.UTF_8).length > ARRAY_NAME_BYTES) {
      end = element.offsetByCodePoints(end, -1);
    }
    return "_" + element.substring(0, end);
  }

  private static String unquote(String identifier) {
    return identifier.replace("\"\"", "\"");
  }

  private static ReplicaException unknown(String sql) {
    return ReplicaException.configuration(
        "Expected a type of PostgreSQL as SQL prints it, or one that the genome describes, found "
            + sql
            + ". Scan the database again if the genome was edited by hand.");
  }
}
