package dev.replica.seed.generate;

import dev.replica.catalog.QualifiedName;
import dev.replica.genome.ReferenceGenome;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.TablePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How the rows of one table find their parents: by the index alone, beside another parent, or anew at a later attempt. Immutable once settled. */
final class Relations {

  private final TableGenerator table;
  private final TablePlan plan;
  private final long key;
  private final List<References> references = new ArrayList<>();
  private final List<Kin> kin = new ArrayList<>();

  /** References whose children are looked up: a row keeps the parent that its index gives it. */
  private final Set<Integer> fixed = new HashSet<>();

  /** In the order of the tables that refer to this one, and of their references. */
  private final List<Incoming> incoming = new ArrayList<>();

  private List<TableGenerator> all = List.of();
  private MissingParents missing;
  private int[] redrawn;
  private boolean[] isRedrawn;
  private int[] kinOrder = {};

  /** A reference to this table. */
  private record Incoming(TableGenerator child, int reference) {

    References references() {
      return child.relations().references().get(reference);
    }
  }

  Relations(TableGenerator table, long key) {
    this.table = table;
    this.plan = table.plan();
    this.key = key;
  }

  /** Tells the tables that this one refers to which of their rows' parents it looks up. */
  void relate(List<TableGenerator> tables) {
    all = tables;
    for (int i = 0; i < plan.references().size(); i++) {
      ReferencePlan reference = plan.references().get(i);
      if (reference.kinship() != null && reference.kinship().through() >= 0) {
        parentTable(i).relations().fixed.add(reference.kinship().through());
      }
    }
  }

  /** Makes the references; all tables that this one refers to are there by now. */
  void link() {
    for (int i = 0; i < plan.references().size(); i++) {
      references.add(null);
    }
    for (int i = 0; i < plan.references().size(); i++) {
      if (plan.references().get(i).driver() < 0) {
        references.set(i, reference(plan.references().get(i)));
      }
    }
    for (int i = 0; i < plan.references().size(); i++) {
      if (references.get(i) == null) {
        references.set(i, reference(plan.references().get(i)));
      }
    }
    for (int i = 0; i < references.size(); i++) {
      ReferencePlan reference = plan.references().get(i);
      if (leads(i)) {
        parentTable(i).relations().incoming.add(new Incoming(table, i));
      }
      boolean related = reference.strategy() == ReferencePlan.Strategy.KIN && plan.rows() > 0;
      kin.add(
          related
              ? new Kin(
                  references.get(i),
                  reference.kinship().beside() < 0
                      ? table
                      : parentTable(reference.kinship().beside()),
                  parentTable(i),
                  table)
              : null);
    }
  }

  /** Settles which references a later attempt changes, once all tables are linked: a child may rely on one of its parent's. */
  void settle() {
    missing = new MissingParents(table);
    redrawn = IntStream.range(0, references.size()).filter(this::asked).toArray();
    isRedrawn = new boolean[references.size()];
    Arrays.stream(redrawn).forEach(reference -> isRedrawn[reference] = true);
    List<Integer> order = new ArrayList<>();
    for (int reference = 0; reference < kin.size(); reference++) {
      order(reference, order, new HashSet<>());
    }
    kinOrder = order.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Adds a reference that has to agree with others behind those. */
  private void order(int reference, List<Integer> order, Set<Integer> path) {
    if (kin.get(reference) != null && !order.contains(reference) && path.add(reference)) {
      kin.get(reference).after().forEach(other -> order(other, order, path));
      order.add(reference);
    }
  }

  /**
   * Gives parents their numbers of children by what they are, and rows their parents by what those of other references are, where that
   * is known; once all tables are settled.
   */
  void weigh() {
    for (int i = 0; i < references.size(); i++) {
      References reference = references.get(i);
      if (!leads(i) || parentTable(i).place() >= table.place()) {
        continue;
      }
      boolean favours =
          reference.favours() && (parentTable(i).plan().kept() > 0 || !reference.weighable());
      double[] ranks = ranks(i, !favours);
      if (ranks != null) {
        reference.weigh(Popularity.ordered(ranks));
      }
      if (favours) {
        // What generated parents are says more than their keys; of those that were there it is the
        // other way round.
        reference.weigh(Popularity.favoured(parentTable(i), reference));
      }
    }
    Choosing.settle(table, key);
  }

  /**
   * The ranks of a reference's parents in its fan-out, by what they are; null for chance.
   *
   * @param beside whether it matters how many children they have by other references
   */
  private double[] ranks(int reference, boolean beside) {
    References own = references.get(reference);
    long popularity =
        Randomness.key(key, "popularity " + own.plan().foreignKey().columns());
    double[] ranks = own.weighable()
        ? Popularity.ranks(
            parentTable(reference),
            own.plan(),
            own.plan().firstParent(),
            (int) own.parents(),
            popularity)
        : null;
    if (!beside || !own.orderable()) {
      return ranks;
    }
    References closest = null;
    double correlation = 0;
    for (Incoming incoming : parentTable(reference).relations().incoming) {
      if (incoming.child() == table && incoming.reference() == reference) {
        break;
      }
      References settled = incoming.references();
      double each = settled.plan().firstParent() == own.plan().firstParent() && settled.standsOut()
          ? correlation(own.plan(), incoming.child(), settled.plan())
          : 0;
      if (Math.abs(each) > Math.abs(correlation)) {
        correlation = each;
        closest = settled;
      }
    }
    if (closest == null) {
      return ranks;
    }
    if (ranks == null) {
      ranks = new double[(int) own.parents()];
      Arrays.setAll(ranks, parent -> Randomness.uniform(Randomness.hash(popularity, parent)));
    }
    return SiblingOrder.mixed(ranks, closest.parentOrder().places(), correlation);
  }

  /** How two references to the same parents go together, whichever of them tells it; 0 where neither does. */
  private double correlation(ReferencePlan own, TableGenerator otherTable, ReferencePlan other) {
    double told = told(own, otherTable.plan(), other);
    return told != 0 ? told : told(other, plan, own);
  }

  private static double told(ReferencePlan teller, TablePlan table, ReferencePlan other) {
    ReferenceGenome.Sibling sibling =
        teller.fanOut() == null ? null : teller.fanOut().sibling();
    boolean same = sibling != null
        && sibling.reference().equals(other.known())
        && table.table().name().equals(new QualifiedName(sibling.schema(), sibling.table()));
    return same ? sibling.correlation() : 0;
  }

  private References reference(ReferencePlan reference) {
    long parents = reference.parentTable() < 0
        ? 0
        : all.get(reference.parentTable()).plan().total();
    return References.of(reference, references, parents, plan.kept(), plan.rows(), key);
  }

  boolean leads(int reference) {
    return plan.references().get(reference).parentTable() >= 0;
  }

  /** Whether rows of the table refer to another one's. */
  boolean leadTo(TableGenerator other) {
    return IntStream.range(0, references.size())
        .anyMatch(reference -> leads(reference) && parentTable(reference).place() == other.place());
  }

  List<References> references() {
    return references;
  }

  /** For each reference how it agrees with another; null where it need not. */
  List<Kin> kin() {
    return kin;
  }

  /** The table that a reference leads to. */
  TableGenerator parentTable(int reference) {
    return all.get(plan.references().get(reference).parentTable());
  }

  /** The references of which a later attempt leads to another parent. */
  int[] redrawn() {
    return redrawn;
  }

  /** The references that have to agree with others, each behind those. */
  int[] kinOrder() {
    return kinOrder;
  }

  /** Whether some references have to agree with others. */
  boolean related() {
    return kinOrder.length > 0;
  }

  /** Whether the parent that a reference leads to depends on the attempt. */
  boolean movable(int reference) {
    return isRedrawn[reference] || kin.get(reference) != null;
  }

  /** Whether the parent that a reference leads to is a function of the row's index alone. */
  boolean fixed(int reference) {
    return !movable(reference)
        && !missing.hollow(reference)
        && (!leads(reference) || parentTable(reference).verdicts().leftOut() == 0);
  }

  /** Parents that rows must do without. */
  MissingParents missing() {
    return missing;
  }

  /**
   * Whether a later attempt leads to another parent: where a check asks for one of the reference's columns, and no key depends
   * on it. Elsewhere the parent stays, for each one drawn anew would blur how many children the others have.
   */
  private boolean asked(int reference) {
    ReferencePlan plain = plan.references().get(reference);
    boolean exempts = plan.checks().stream().anyMatch(check -> check.exempt() == reference);
    boolean mentioned = missing.hollow(reference)
        || plan.checks().stream()
            .anyMatch(check -> check.mentionsAny(plain.foreignKey().columns()))
        || plan.watched().stream()
            .anyMatch(key -> key.mentionsAny(plain.foreignKey().columns()))
        || plan.references().stream()
            .anyMatch(other -> other.kinship() != null
                && other.required()
                && (other.kinship().beside() == reference
                    || plain.foreignKey().columns().stream()
                        .anyMatch(other.kinship().shared()::contains)));
    return mentioned && !exempts && free(reference);
  }

  /** Whether no key, and no other reference, depends on the parent that a reference leads to. */
  boolean free(int reference) {
    boolean numbers = plan.cells().stream()
        .map(cell -> cell instanceof CellPlan.Sequenced sequenced ? sequenced.otherwise() : cell)
        .anyMatch(cell -> cell instanceof CellPlan.Numbered numbered
            && numbered.numbering().reference() == reference);
    boolean drives = plan.references().stream().anyMatch(other -> other.driver() == reference);
    boolean drawn = plan.references().get(reference).strategy() == ReferencePlan.Strategy.FAN_OUT;
    return drawn && !numbers && !drives && !fixed.contains(reference);
  }
}
