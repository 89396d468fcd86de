package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.check.CheckAnalysis;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import dev.replica.seed.plan.check.Predicate;
import dev.replica.seed.plan.check.Restriction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the checks of domains over a composite type say of its attributes.
 *
 * @param limits by attribute
 * @param predicates that a value has to meet, whose columns are the places of attributes
 */
public record AttributeChecks(Map<String, Limits> limits, List<Predicate> predicates) {

  /** Nothing. */
  private static final AttributeChecks NONE = new AttributeChecks(Map.of(), List.of());

  public AttributeChecks {
    limits = Map.copyOf(limits);
    predicates = List.copyOf(predicates);
  }

  /** The checks of a type, as far as they can be told without the server; none for what is no domain over a composite type. */
  public static AttributeChecks of(SqlType declared) {
    List<Expression> checks = new ArrayList<>();
    SqlType type = declared;
    while (type instanceof SqlType.Domain domain) {
      domain
          .checks()
          .forEach(
              check -> CheckParser.parseOfAttributes(check.expression()).ifPresent(checks::add));
      type = domain.underlying();
    }
    if (checks.isEmpty() || !(type instanceof SqlType.Composite composite)) {
      return NONE;
    }
    composite.attributes().forEach(attribute -> addOwn(attribute, checks));
    Map<String, Integer> places = new HashMap<>();
    composite.attributes().forEach(each -> places.put(each.name(), places.size()));
    Function<String, SqlType> types = name ->
        places.containsKey(name) ? composite.attributes().get(places.get(name)).type() : null;
    CheckAnalysis analysis = CheckAnalysis.of(checks, types);
    Map<String, Limits> limits = new HashMap<>();
    for (SqlType.Attribute attribute : composite.attributes()) {
      Restriction restriction = analysis.restriction(attribute.name());
      if (!restriction.equals(Restriction.NONE)) {
        Set<String> constants = analysis.constants().getOrDefault(attribute.name(), Set.of());
        limits.put(
            attribute.name(),
            LimitFinder.limits(attribute.type(), restriction, constants, List.of()));
      }
    }
    List<Predicate> predicates = new ArrayList<>();
    checks.forEach(check -> Predicate.compile(check, types, name -> places.getOrDefault(name, 0))
        .ifPresent(predicates::add));
    return new AttributeChecks(limits, predicates);
  }

  /** What the domain of an attribute asks for holds beside what is asked of the whole. */
  private static void addOwn(SqlType.Attribute attribute, List<Expression> checks) {
    SqlType type = attribute.type();
    while (type instanceof SqlType.Domain domain) {
      domain
          .checks()
          .forEach(check -> CheckParser.parseOfValue(check.expression(), attribute.name())
              .ifPresent(checks::add));
      type = domain.underlying();
    }
  }

  /** Limits of an attribute: those that its own type has where nothing more is said. */
  public Limits limits(SqlType.Attribute attribute) {
    return limits.getOrDefault(attribute.name(), Limits.ofDomain(attribute.type()));
  }
}
