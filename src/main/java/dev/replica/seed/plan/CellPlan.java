package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.Expression;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** How the cells of one column are made. */
public sealed interface CellPlan {

  Column column();

  /**
   * A value of a domain by its number, so that no two rows (or no two children of one parent) have the same: the digit that
   * {@code radix} and the domain's size cut out of the row's number.
   *
   * @param radix product of the sizes of the domains that share the number and come before this one; 1 for the first
   */
  record Numbered(Column column, KeyDomain domain, Numbering numbering, long radix)
      implements CellPlan {}

  /**
   * A column of a composite key without references.
   *
   * @param grouping shared by the key's columns
   * @param place of the column among them; the last one's is the number of those before it
   */
  record Grouped(Column column, KeyDomain domain, Grouping grouping, int place)
      implements CellPlan {}

  /**
   * A column of the parent's key.
   *
   * @param reference place in the table's references
   * @param part place in the foreign key's columns
   */
  record Referring(Column column, int reference, int part) implements CellPlan {}

  /**
   * A column of the key of that parent which another column's value says.
   *
   * @param type place of the column that says it
   * @param references places in the table's references by the values of that column
   * @param otherwise what is drawn where its value leads nowhere
   */
  record Polymorphic(Column column, int type, Map<String, Integer> references, Drawn otherwise)
      implements CellPlan {
    public Polymorphic {
      references = Map.copyOf(references);
    }
  }

  /**
   * Drawn from a distribution.
   *
   * @param model null where the type alone tells what to draw
   * @param limits what the schema allows
   */
  record Drawn(Column column, ValueModel model, Limits limits) implements CellPlan {}

  /**
   * What another column holds and a difference, where that column is present; else as {@code drawn} says.
   *
   * @param followed place of the other column, which is {@link Drawn} or follows one, on the same lattice
   * @param difference its rank is that of the column in the dependence
   */
  record Following(Column column, Drawn drawn, int followed, ValueModel.Number difference)
      implements CellPlan {}

  /**
   * A sum of products of other columns and a rest, or times a factor, where these are all present; else as {@code drawn} says.
   *
   * @param rest its rank is that of the column in the dependence; null where there is a factor
   * @param times the factor, likewise; null where there is a rest
   */
  record Composed(
      Column column, Drawn drawn, List<Term> terms, ValueModel.Number rest, ValueModel.Number times)
      implements CellPlan {
    public Composed {
      terms = List.copyOf(terms);
    }

    /** Whether the terms make up the column exactly. */
    public boolean exact() {
      return rest != null
          && rest.at().get(rest.at().size() - 1).subtract(rest.at().get(0)).compareTo(rest.step())
              <= 0;
    }

    /**
     * A product.
     *
     * @param places of the other columns, each of which is {@link Drawn}, follows another one or is composed; of numbers
     */
    public record Term(BigDecimal factor, List<Integer> places) {
      public Term {
        places = List.copyOf(places);
      }
    }

    /** The places of all columns that it is made of. */
    public List<Integer> places() {
      return terms.stream().flatMap(term -> term.places().stream()).distinct().toList();
    }
  }

  /**
   * The value that goes with another column's; where that is none of those known, or NULL, as {@code drawn} says.
   *
   * @param by place of the other column, which is {@link Drawn} from categories
   * @param values by the other column's, both in PostgreSQL's text form
   */
  record Looked(Column column, Drawn drawn, int by, Map<String, String> values)
      implements CellPlan {
    public Looked {
      values = Map.copyOf(values);
    }
  }

  /**
   * What a column of the parent holds, in a share of the rows that have one; in others as {@code drawn} says.
   *
   * @param reference place in the table's references
   * @param parentColumn of the parent
   * @param share with 1 the parent's nulls too
   */
  record Copied(Column column, Drawn drawn, int reference, String parentColumn, double share)
      implements CellPlan {}

  /**
   * What the rows that refer to this one are together, as a reference of their table says. Within the row, and for those that refer to it,
   * the column is as {@code usual} says: they cannot depend on what depends on them.
   *
   * @param child place of the table that refers
   * @param reference place in that table's references
   * @param of place of the column there; -1 for the number of rows
   * @param plus what other cells of the row add
   */
  record Totalled(
      Column column,
      CellPlan usual,
      int child,
      int reference,
      ReferenceGenome.Total.Kind kind,
      int of,
      List<Composed.Term> plus)
      implements CellPlan {
    public Totalled {
      plus = List.copyOf(plus);
    }
  }

  /**
   * A time that is not before one of the row's parent, where it has one that is present.
   *
   * @param drawn stands in where it is not; a time or a date, as the parent's is
   * @param reference place in the table's references
   * @param parentColumn of the parent
   * @param difference what it exceeds that one by, its rank being that of the column in the dependence; null for whatever {@code
   *     drawn} says that is not before
   */
  record Succeeding(
      Column column, Drawn drawn, int reference, String parentColumn, ValueModel.Number difference)
      implements CellPlan {}

  /**
   * A time of a key, distinct among the children of each parent because these follow each other.
   *
   * @param usual {@link Drawn} or {@link Succeeding}: what tells its values
   * @param otherwise where sequences cannot be worked out
   */
  record Sequenced(CellPlan usual, Numbered otherwise) implements CellPlan {
    @Override
    public Column column() {
      return usual.column();
    }
  }

  /**
   * What a check sets the column equal to; where that is NULL, or the column itself is, as {@code drawn} says.
   *
   * @param drawn also the value of the column inside the expression
   */
  record Derived(Column column, Drawn drawn, Expression expression) implements CellPlan {}

  /**
   * A full-text vector of what other columns of the row hold.
   *
   * @param sources places of columns of text
   */
  record Vector(Column column, Drawn drawn, List<Integer> sources) implements CellPlan {
    public Vector {
      sources = List.copyOf(sources);
    }
  }

  /**
   * One of the values that the user gives, whatever the rest of the row holds.
   *
   * @param values in PostgreSQL's text form
   * @param shares of the values, adding up to 1
   */
  record Chosen(Column column, List<String> values, List<Double> shares) implements CellPlan {
    public Chosen {
      values = List.copyOf(values);
      shares = List.copyOf(shares);
    }
  }

  /**
   * What a Datafaker expression makes.
   *
   * @param locale an IETF language tag
   * @param longest characters that the column holds at the most
   * @param first number that the first row has in its text, so that no two rows have the same; {@link #REPEATED} where they may
   */
  record Faked(Column column, String expression, String locale, int longest, long first)
      implements CellPlan {

    /** Two rows may have the same text. */
    public static final long REPEATED = -1;
  }

  /**
   * What the column's name says: names, places, and addresses that fit them.
   *
   * @param drawn tells how often values repeat, and which stand beside them
   * @param locale an IETF language tag
   * @param charset whose letters the database has
   * @param beside what the row says elsewhere of the same
   * @param first number that the first row has in its text, so that no two rows have the same; {@link Faked#REPEATED} where they may
   */
  record Familiar(
      Column column,
      Drawn drawn,
      Sense sense,
      String locale,
      Charset charset,
      Beside beside,
      long first)
      implements CellPlan {}

  /** Places of the columns of a person's or an address's other parts; -1 for none. */
  record Beside(int givenName, int familyName, int fullName, int country) {

    /** The row says nothing else. */
    static final Beside NOTHING = new Beside(-1, -1, -1, -1);
  }

  /**
   * In few rows a value that tests forget.
   *
   * @param usual in all others
   * @param values of which one is taken, in PostgreSQL's text form
   * @param nullable whether it may be NULL
   * @param share of the rows
   */
  record Edged(CellPlan usual, List<String> values, boolean nullable, double share)
      implements CellPlan {
    public Edged {
      values = List.copyOf(values);
    }

    @Override
    public Column column() {
      return usual.column();
    }
  }

  /**
   * Computed by the server from the row's other columns when the row is inserted.
   *
   * @param masked whether each row says whether it is NULL instead
   */
  record Evaluated(Column column, String expression, boolean masked) implements CellPlan {}

  /** NULL in all rows. */
  record Absent(Column column) implements CellPlan {}

  /** Not written: the column's default, or NULL, stands in. */
  record Omitted(Column column, String reason) implements CellPlan {}
}
