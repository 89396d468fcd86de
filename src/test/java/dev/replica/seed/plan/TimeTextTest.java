package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import org.junit.jupiter.api.Test;

class TimeTextTest {

  private static void assertSeconds(String text, String seconds) {
    assertThat(TimeText.seconds(text)).as(text).isEqualByComparingTo(new BigDecimal(seconds));
  }

  @Test
  void datesCountFromTheYear2000() {
    assertSeconds("2000-01-01", "0");
    assertSeconds("2000-03-01", "5184000");
    assertSeconds("1999-12-31", "-86400");
    assertSeconds("1970-01-01", "-946684800");
    assertSeconds("9999-12-31", "252455529600");
  }

  @Test
  void timesOfADateHaveFractions() {
    assertSeconds("2000-01-02T00:00", "86400");
    assertSeconds("2000-01-01T01:00:00.000001", "3600.000001");
    assertSeconds("1999-12-31T23:59:59.5", "-0.5");
  }

  @Test
  void timesOfDayCountFromMidnightAndMayLieOutsideTheDay() {
    assertSeconds("00:00:00", "0");
    assertSeconds("17:00:30.25", "61230.25");
    assertSeconds("24:00:00", "86400");
    assertSeconds("-00:00:00.5", "-0.5");
    assertSeconds("10:30", "37800");
  }

  @Test
  void whatIsPrintedIsReadAgain() {
    for (String seconds : new String[] {
      "0",
      "86400",
      "-86400",
      "-0.5",
      "61230.25",
      "252455529600",
      "-1",
      "0.000001",
      "-946684800.000001"
    }) {
      BigDecimal exact = new BigDecimal(seconds);
      assertThat(TimeText.seconds(TimeText.print(exact)))
          .as(TimeText.print(exact))
          .isEqualByComparingTo(exact);
    }
    assertThat(TimeText.print(new BigDecimal("-0.5"))).isEqualTo("1999-12-31T23:59:59.500");
    assertThat(TimeText.print(new BigDecimal(86_400))).isEqualTo("2000-01-02");
  }

  @Test
  void otherTextsAreRefused() {
    for (String text : new String[] {"infinity", "2000-13-01", "2000-01-01 10:00", ""}) {
      assertThatThrownBy(() -> TimeText.seconds(text))
          .as(text)
          .isInstanceOfAny(DateTimeException.class, NumberFormatException.class);
    }
  }
}
