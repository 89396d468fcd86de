package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Present;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PresentTest {

  private static final Present NOON = new Present(List.of(Map.of(
      "now()", "'2026-11-23 12:00:00+00'::timestamp with time zone",
      "CURRENT_DATE", "'2026-11-23'::date")));

  @Test
  void aWindowIsTwoBounds() {
    Restriction window = of(
        NOON,
        "timestamptz",
        "((x >= (now() - '30 days'::interval)) AND (x <= (now() + '1 mon'::interval)))");
    assertThat(window)
        .isEqualTo(Restriction.ofBounds(
            bound("2026-10-24T12:00:00", true), bound("2026-12-23T12:00:00", true)));
  }

  @Test
  void whatStandsAroundTheColumnIsMovedAway() {
    assertThat(of(NOON, "timestamptz", "((x - now()) < '2 days'::interval)"))
        .isEqualTo(upper("2026-11-25T12:00:00", false));
    assertThat(of(NOON, "timestamptz", "(now() < (x + '2 days'::interval))"))
        .isEqualTo(Restriction.ofBounds(bound("2026-11-21T12:00:00", false), none()));
    assertThat(of(NOON, "date", "((CURRENT_DATE - x) <= 7)"))
        .isEqualTo(Restriction.ofBounds(bound("2026-11-16", true), none()));
    assertThat(of(NOON, "timestamp", "((x)::date <= CURRENT_DATE)"))
        .isEqualTo(upper("2026-11-24T00:00:00", false));
    assertThat(of(NOON, "date", "(age((x)::timestamp with time zone) >= '18 years'::interval)"))
        .isEqualTo(upper("2008-11-23T00:00:00", true));
    assertThat(
            of(
                NOON,
                "date",
                "(EXTRACT(year FROM age((CURRENT_DATE)::timestamp with time zone, (x)::timestamp with time zone)) > (20)::numeric)"))
        .isEqualTo(upper("2005-11-23T00:00:00", true));
  }

  @Test
  void aDayLeavesWhatHoldsAtBothItsEnds() {
    Present day = Present.during(LocalDate.of(2026, 11, 23));
    assertThat(of(
            day,
            "timestamptz",
            "((x > (now() - '3 days'::interval)) AND (x <= CURRENT_TIMESTAMP))"))
        .isEqualTo(Restriction.ofBounds(
            bound("2026-11-20T23:59:59.999999", false), bound("2026-11-23T00:00:00", true)));
    assertThat(of(day, "date", "(x = CURRENT_DATE)"))
        .isEqualTo(Restriction.ofAllowed(List.of("2026-11-23")));
  }

  @Test
  void namesInStringsAndQuotesAskNothing() {
    assertThat(Present.asked("((x <> 'now()'::text) AND (\"CURRENT_DATE\" > 1) AND f(x))"))
        .isEmpty();
    assertThat(Present.asked("((x < now()) AND (y = current_setting('app.who'::text, true)))"))
        .containsExactly("now()", "current_setting('app.who'::text, true)");
  }

  private static Restriction of(Present present, String type, String check) {
    SqlType column = SqlTypes.named(type);
    return CheckAnalysis.of(
            List.of(present.parse(check).orElseThrow()), name -> name.equals("x") ? column : null)
        .restriction("x");
  }

  private static Optional<Restriction.Bound> bound(String text, boolean inclusive) {
    return Optional.of(new Restriction.Bound(text, inclusive));
  }

  private static Optional<Restriction.Bound> none() {
    return Optional.empty();
  }

  private static Restriction upper(String text, boolean inclusive) {
    return Restriction.ofBounds(none(), bound(text, inclusive));
  }
}
