package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ReferenceGenome;
import java.util.List;

/**
 * How a child row finds its parent.
 *
 * @param parentTable the parent's place in the plan's list of tables
 * @param firstParent the parent's row from which on rows are referred to: those before it stand in the target, with children that keys
 *     of this table must not repeat
 * @param fanOut children per parent; null for an even one
 * @param clustered whether siblings stand side by side
 * @param limit the most children that one parent may have
 * @param driver for {@link Strategy#PAIRED} the place, in the table's references, of the one that it is paired with; else -1
 * @param differs for {@link Strategy#PAIRED} whether the two parents must not be the same row
 * @param required whether a row cannot do without a parent: a column that the reference fills is NOT NULL
 * @param kinship for {@link Strategy#KIN}, else null
 * @param side for two references that are paired and must lead to rows in order
 * @param toItself whether the table refers to itself
 * @param known the reference's name in the genome; null where it knows none
 * @param repeats for {@link Strategy#PAIRED} how often a pair comes again; null where it never does
 */
public record ReferencePlan(
    ForeignKey foreignKey,
    int parentTable,
    long firstParent,
    Strategy strategy,
    ReferenceGenome.FanOut fanOut,
    boolean clustered,
    long limit,
    int driver,
    boolean differs,
    boolean required,
    Kinship kinship,
    Side side,
    boolean toItself,
    String known,
    Repeats repeats) {

  /** Whether the rows that it leads from to a given one can be told. */
  public boolean listsChildren() {
    return (strategy == Strategy.FAN_OUT && side == Side.NONE)
        || (strategy == Strategy.ONE_TO_ONE && !toItself);
  }

  /** Of two references to one table whose rows are a pair without order, the one to the earlier row or the one to the later. */
  public enum Side {
    NONE,
    EARLIER,
    LATER
  }

  /** A reference that leads to rows in any order. */
  public ReferencePlan(
      ForeignKey foreignKey,
      int parentTable,
      long firstParent,
      Strategy strategy,
      ReferenceGenome.FanOut fanOut,
      boolean clustered,
      long limit,
      int driver,
      boolean differs,
      boolean required,
      Kinship kinship) {
    this(
        foreignKey,
        parentTable,
        firstParent,
        strategy,
        fanOut,
        clustered,
        limit,
        driver,
        differs,
        required,
        kinship,
        Side.NONE,
        false,
        null,
        null);
  }

  /**
   * Rows of one pair of parents, which a key numbers.
   *
   * @param most of one pair
   * @param again for pairs that have 1, 2, ... rows the share that have one more; empty where chance decides which pairs do
   */
  public record Repeats(long most, List<Double> again) {
    public Repeats {
      again = List.copyOf(again);
    }
  }

  /**
   * How references of a row that share columns come to agree: they lead to rows of one ancestor, or of whatever rows there are this
   * one leads to such as have the others' values.
   *
   * @param beside place, in the table's references, of the one that fills the shared columns; {@link #ITSELF} where the row does,
   *     which is the ancestor then
   * @param chain from its parent up to the ancestor: places in the references of each table on the way
   * @param through place, in the references of this one's parent table, of the one that leads to the ancestor; -1 where that
   *     table is the ancestor
   * @param shared columns by whose values the parent is found; empty where an ancestor leads to it
   */
  public record Kinship(int beside, List<Integer> chain, int through, List<String> shared) {

    /** Stands for the row itself, in place of a reference. */
    public static final int ITSELF = -1;

    public Kinship {
      chain = List.copyOf(chain);
      shared = List.copyOf(shared);
    }

    /** By way of an ancestor. */
    public Kinship(int beside, List<Integer> chain, int through) {
      this(beside, chain, through, List.of());
    }

    /** By nothing but the values in the columns. */
    static Kinship byValues(List<String> shared) {
      return new Kinship(ITSELF, List.of(), -1, shared);
    }
  }

  /** The ways to find a parent. */
  public enum Strategy {
    /** Each parent has its drawn number of children. */
    FAN_OUT,
    /** Each parent has one child at the most: the reference is a unique key. */
    ONE_TO_ONE,
    /** The children of one driving parent refer to parents that all differ. */
    PAIRED,
    /** To the table itself: a parent stands before its children, the first row has none. */
    FOREST,
    /** Some of its columns are filled by another reference: the parent is one of those that have the same values in them. */
    KIN,
    /** Each row is its own parent. */
    ITSELF,
    /** All its columns are filled by other references, which lead to the same parent. */
    IMPLIED,
    /** No parent can be had: the columns stay null. */
    ABSENT
  }
}
