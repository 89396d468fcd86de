package dev.replica.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A type as a column has it, its modifier included. Object identifiers are those of the database that was read (0 where the
 * schema came from a genome) and matter to the binary format of COPY only.
 */
public sealed interface SqlType {

  /** Name of the schema of PostgreSQL's own types. */
  String SYSTEM = "pg_catalog";

  int oid();

  QualifiedName name();

  /** The type as SQL takes it, modifier included: {@code numeric(10,2)}, {@code "public"."mood"}, {@code text[]}. */
  String sql();

  /** The type under all domains: itself where it is not one. */
  default SqlType base() {
    return this;
  }

  /**
   * A base type: of PostgreSQL itself or of an extension, {@code citext} for one.
   *
   * @param category {@code pg_type.typcategory}
   * @param modifiers what stands in parentheses behind the type: {@code [10, 2]} of {@code numeric(10,2)}, {@code [40]} of
   *     {@code varchar(40)}, {@code [3]} of {@code timestamp(3)}; empty where there is none
   */
  record Scalar(int oid, QualifiedName name, char category, List<Integer> modifiers)
      implements SqlType {
    public Scalar {
      modifiers = List.copyOf(modifiers);
    }

    /** Whether this is PostgreSQL's own type of that internal name ({@code int4}, {@code bpchar}, {@code timestamptz}). */
    public boolean is(String systemName) {
      return name.schema().equals(SYSTEM) && name.name().equals(systemName);
    }

    @Override
    public String sql() {
      return TypeNames.print(this);
    }
  }

  /** An enum with its labels in their sort order. */
  record Enumeration(int oid, QualifiedName name, List<String> labels) implements SqlType {
    public Enumeration {
      labels = List.copyOf(labels);
    }

    @Override
    public String sql() {
      return name.sql();
    }
  }

  /** A domain over {@code underlying}; in the checks, the value is called {@code VALUE}. */
  record Domain(
      int oid,
      QualifiedName name,
      SqlType underlying,
      boolean notNull,
      Optional<String> defaultExpression,
      List<Check> checks)
      implements SqlType {
    public Domain {
      checks = List.copyOf(checks);
    }

    @Override
    public SqlType base() {
      return underlying.base();
    }

    @Override
    public String sql() {
      return name.sql();
    }
  }

  /** A composite type; the row type of a table too. */
  record Composite(int oid, QualifiedName name, List<Attribute> attributes) implements SqlType {
    public Composite {
      attributes = List.copyOf(attributes);
    }

    @Override
    public String sql() {
      return name.sql();
    }
  }

  /** An attribute of a composite type. */
  record Attribute(String name, SqlType type) {}

  /** An array of any number of dimensions. */
  record Array(int oid, QualifiedName name, SqlType element) implements SqlType {
    public Array {
      Objects.requireNonNull(element);
    }

    @Override
    public String sql() {
      return element.sql() + "[]";
    }
  }

  /** A range. */
  record Range(int oid, QualifiedName name, SqlType subtype) implements SqlType {
    @Override
    public String sql() {
      return name.schema().equals(SYSTEM) ? name.name() : name.sql();
    }
  }

  /** A multirange. */
  record Multirange(int oid, QualifiedName name, Range range) implements SqlType {
    @Override
    public String sql() {
      return name.schema().equals(SYSTEM) ? name.name() : name.sql();
    }
  }
}
