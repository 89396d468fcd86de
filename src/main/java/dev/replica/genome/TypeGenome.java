package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A user-defined type, with the parts that its kind has.
 *
 * @param kind {@code enum}, {@code domain}, {@code composite}, {@code range}, {@code multirange} or {@code scalar} (an extension's)
 * @param labels of an enum, in their sort order
 * @param base the type under a domain, the subtype of a range, the range of a multirange
 * @param notNull of a domain
 * @param checks of a domain
 * @param attributes of a composite type
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record TypeGenome(
    String schema,
    String name,
    String kind,
    List<String> labels,
    TypeName base,
    boolean notNull,
    List<CheckGenome> checks,
    List<AttributeGenome> attributes) {

  public TypeGenome {
    labels = Absent.orEmpty(labels);
    checks = Absent.orEmpty(checks);
    attributes = Absent.orEmpty(attributes);
  }

  /** An attribute of a composite type. */
  public record AttributeGenome(String name, TypeName type) {}
}
