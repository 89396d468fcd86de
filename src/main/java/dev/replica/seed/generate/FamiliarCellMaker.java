package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.ModelChoice;
import dev.replica.seed.plan.Sense;
import dev.replica.seed.plan.StringPattern;
import dev.replica.seed.plan.check.Restriction;

/** Makes the cell of a column whose name says what it holds. */
final class FamiliarCellMaker {

  private final CellPlan.Familiar plan;
  private final TableGenerator table;
  private final long key;
  private final int longest;

  /** @param key of the column */
  FamiliarCellMaker(CellPlan.Familiar plan, TableGenerator table, long key) {
    this.plan = plan;
    this.table = table;
    this.key = key;
    this.longest = ModelChoice.longest(plan.column().type(), plan.drawn().limits());
  }

  Cell cell() {
    CellPlan.Beside beside = plan.beside();
    int mask = table.masks().of(plan.column().name());
    if (plan.sense().handle() && repeatsLittle()) {
      return new HandleCell(values(plan.locale()), plan, mask, key, longest, table.cells());
    }
    if (plan.sense() == Sense.SLUG && repeatsLittle()) {
      return new SlugCell(
          values(plan.locale()),
          beside.fullName(),
          plan.first(),
          mask,
          key,
          longest,
          table.cells());
    }
    if (plan.first() != CellPlan.Faked.REPEATED) {
      return new DistinctNameCell(values(plan.locale()).distinct(), plan.first(), mask);
    }
    DrawnCell own = new DrawnCell(
        besideTold(values(plan.locale())),
        table.variables().ofColumn(plan.column().name()),
        mask,
        key,
        Candidates.of(plan.column().type(), plan.drawn().limits()));
    boolean drawn = plan.drawn().model() instanceof ValueModel.Text;
    return switch (plan.sense()) {
      case FULL_NAME ->
        beside.givenName() >= 0 && beside.familyName() >= 0
            ? new FullNameCell(own, beside.givenName(), beside.familyName(), longest, table.cells())
            : own;
      case CITY, STATE, STREET, COMPANY, GIVEN_NAME, FAMILY_NAME ->
        beside.country() >= 0 && drawn
            ? new NationalCell(own, plan.locale(), this::values, beside.country(), table.cells())
            : own;
      case EMAIL, USER_NAME, SLUG, COUNTRY, LANGUAGE, JOB -> own;
    };
  }

  /** Whether the row's own names may tell the string: else it is somebody's whom many rows name. */
  private boolean repeatsLittle() {
    return plan.drawn().model() instanceof ValueModel.Text text && text.distinct() == 0;
  }

  private FamiliarValues values(String locale) {
    ValueModel.Text model = plan.drawn().model() instanceof ValueModel.Category category
        ? category.other()
        : (ValueModel.Text) plan.drawn().model();
    return FamiliarValues.of(
        plan.sense(), model, locale, plan.charset(), key, longest, letters(model));
  }

  /** The one case of letters that is allowed, or that all strings were seen to have. */
  private Restriction.Letters letters(ValueModel.Text model) {
    Restriction.Letters allowed = plan.drawn().limits().letters();
    boolean small = model.shapes().stream().anyMatch(shape -> has(shape, 'a'));
    boolean large = model.shapes().stream().anyMatch(shape -> has(shape, 'A'));
    if (allowed != null || small == large) {
      return allowed;
    }
    return small ? Restriction.Letters.LOWER : Restriction.Letters.UPPER;
  }

  private static boolean has(ValueModel.Shape shape, char letter) {
    return StringPattern.of(shape).runs().stream()
        .anyMatch(run -> run.alphabet().indexOf(letter) >= 0);
  }

  /** What is told of the column's values stays beside those that are made up. */
  private Values besideTold(FamiliarValues others) {
    SqlType type = plan.column().type().base();
    Limits limits = plan.drawn().limits();
    return plan.drawn().model() instanceof ValueModel.Category category && limits.values() == null
        ? CategoryValues.of(category, type, others)
        : others;
  }
}
