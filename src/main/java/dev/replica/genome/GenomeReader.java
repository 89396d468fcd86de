package dev.replica.genome;

import dev.replica.ReplicaException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Turns text into a genome that keeps what {@link Genome} promises, or says in one message why it can't. */
final class GenomeReader {

  private static final String RESTORE =
      "restore it from version control, or scan again with mvn replica:scan.";

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      // Those that are zero or false are not written.
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  private GenomeReader() {}

  /**
   * Reads a genome.
   *
   * @param what begins the message of a failure
   */
  static Genome read(String text, String what) {
    if (text.isBlank()) {
      throw ReplicaException.configuration(what + " is empty: " + RESTORE);
    }
    JsonNode tree = tree(text, what);
    checkFormat(tree, what);
    Genome genome = bind(tree, what);
    List<String> problems = new GenomeValidation(genome).problems();
    if (!problems.isEmpty()) {
      throw ReplicaException.configuration(
          what + " is not valid; " + RESTORE + GenomeFile.told(problems));
    }
    return genome;
  }

  private static JsonNode tree(String text, String what) {
    try {
      return MAPPER.readTree(text);
    } catch (UnexpectedEndOfInputException e) {
      throw ReplicaException.configuration(
          what + " is truncated: it ends in " + place(e) + "; " + RESTORE);
    } catch (JacksonException e) {
      // Jackson's own message quotes the text, which may come from anywhere.
      throw ReplicaException.configuration(what + " is not JSON (" + place(e) + "): " + RESTORE);
    }
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** The format decides how the rest is read, so it is looked at before the rest. */
  private static void checkFormat(JsonNode tree, String what) {
    JsonNode format = tree.get("format");
    if (format == null || !format.isInt() || format.intValue() < 1) {
      throw ReplicaException.configuration(
          what + " is JSON but not a genome, which is an object with \"format\": " + Genome.FORMAT
              + ": set -Dreplica.genome to a file that mvn replica:scan wrote.");
    }
    if (format.intValue() > Genome.FORMAT) {
      throw ReplicaException.configuration(what + " has format " + format.intValue()
          + ", and this version of replica-maven-plugin reads up to " + Genome.FORMAT
          + ": upgrade the plugin, or scan again with this one.");
    }
  }

  private static Genome bind(JsonNode tree, String what) {
    try {
      return MAPPER.treeToValue(tree, Genome.class);
    } catch (UnrecognizedPropertyException e) {
      throw ReplicaException.configuration(
          what + " has an unknown field: " + path(e.getPath(), tree) + "; known here are "
              + e.getKnownPropertyIds() + ". Remove it, or " + RESTORE);
    } catch (InvalidTypeIdException e) {
      throw ReplicaException.configuration(what + " has a missing or unknown \"kind\" at "
          + path(e.getPath(), tree) + ": " + RESTORE);
    } catch (DatabindException e) {
      throw ReplicaException.configuration(what + " has something else than format " + Genome.FORMAT
          + " asks for (a wrong type, a null) at " + path(e.getPath(), tree) + ": " + RESTORE);
    }
  }

  /** The way to a field, {@code tables[public.trip].columns[lat].values.at}: what has a name is told by it. */
  private static String path(List<JacksonException.Reference> references, JsonNode tree) {
    StringBuilder path = new StringBuilder();
    JsonNode node = tree;
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
        node = node == null ? null : node.get(reference.getPropertyName());
      } else {
        node = node == null ? null : node.get(reference.getIndex());
        path.append('[').append(name(node, reference.getIndex())).append(']');
      }
    }
    return path.isEmpty() ? "the top" : path.toString();
  }

  private static String name(JsonNode node, int index) {
    if (node == null || !node.path("name").isString()) {
      return String.valueOf(index);
    }
    String schema = node.path("schema").isString() ? node.path("schema").stringValue() + "." : "";
    return schema + node.path("name").stringValue();
  }
}
