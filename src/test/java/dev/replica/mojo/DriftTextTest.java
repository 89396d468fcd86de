package dev.replica.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.seed.plan.Drift;
import dev.replica.seed.plan.Drift.Change;
import dev.replica.seed.plan.Drift.Kind;
import dev.replica.seed.plan.Drift.Subject;
import dev.replica.seed.plan.Drift.TableDrift;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTextTest {

  private static QualifiedName table(String name) {
    return new QualifiedName("public", name);
  }

  private static Change change(
      Subject subject, Kind kind, String name, String before, String now, String effect) {
    return new Change(subject, kind, name, before, now, effect, false);
  }

  @Test
  void eachTableHasALineAndEachOfItsChangesOneBelow() {
    Drift drift = new Drift(List.of(
        new TableDrift(table("a"), Kind.NEW, Optional.empty(), List.of()),
        new TableDrift(table("b"), Kind.GONE, Optional.of(table("b")), List.of()),
        new TableDrift(
            table("c"),
            Kind.CHANGED,
            Optional.of(table("c")),
            List.of(
                change(Subject.COLUMN, Kind.NEW, "x", "", "integer", "seeded from its type"),
                change(Subject.COLUMN, Kind.RENAMED, "y", "why", "y", ""),
                change(Subject.TYPE, Kind.CHANGED, "z", "integer", "text", "converted"),
                change(Subject.CHECK, Kind.GONE, "z_check", "z > 0", "", "")))));
    assertThat(DriftText.lines(drift))
        .containsExactly(
            "public.a: new; seeded from its types and names",
            "public.b: gone; skipped",
            "public.c:",
            "  new     column x: integer; seeded from its type",
            "  renamed column y, was why",
            "  changed type of z: integer -> text; converted",
            "  gone    check z_check: z > 0");
  }

  @Test
  void aRenamedTableTellsWhoseStatisticsItHas() {
    Change nulls = change(Subject.NULLS, Kind.CHANGED, "x", "NULL", "NOT NULL", "");
    assertThat(DriftText.lines(new Drift(List.of(
            new TableDrift(table("d"), Kind.RENAMED, Optional.of(table("c")), List.of()),
            new TableDrift(table("f"), Kind.RENAMED, Optional.of(table("e")), List.of(nulls))))))
        .containsExactly(
            "public.d: was public.c; its statistics are used",
            "public.f: was public.e; its statistics are used, but",
            "  changed nulls of x: NULL -> NOT NULL");
  }
}
