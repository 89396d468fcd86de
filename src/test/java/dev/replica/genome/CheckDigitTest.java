package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

  /** Examples of the standards and of their registrars. */
  @ParameterizedTest
  @CsvSource({
    "LUHN, 4111111111111111",
    "LUHN, 79927398713",
    "LUHN, 490154203237518",
    "LUHN, 3782-822463-10005",
    "EAN, 4006381333931",
    "EAN, 73513537",
    "EAN, 036000291452",
    "EAN, 978-3-16-148410-0",
    "ISBN10, 0-306-40615-2",
    "ISBN10, 080442957X",
    "IBAN, GB82WEST12345698765432",
    "IBAN, DE89 3704 0044 0532 0130 00",
    "IBAN, NO9386011117947"
  })
  void holdsForCodesAsTheyAreIssuedAndForNoOtherDigitInTheirPlace(CheckDigit check, String code) {
    assertThat(check.holds(code)).isTrue();
    int place = check == CheckDigit.IBAN ? 3 : code.length() - 1;
    for (char digit = '0'; digit <= '9'; digit++) {
      String other = code.substring(0, place) + digit + code.substring(place + 1);
      assertThat(check.holds(other)).as(other).isEqualTo(other.equals(code));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LUHN, 1234567",
    "LUHN, 4111x11111111111",
    "EAN, 12345678901",
    "ISBN10, 97831614841",
    "IBAN, 12DE34567890123456",
    "IBAN, DE89",
    "LUHN, ''"
  })
  void leavesWhatIsNoSuchCodeAsItIs(CheckDigit check, String text) {
    byte[] code = text.getBytes(StandardCharsets.UTF_8);
    assertThat(check.complete(code, code.length)).isFalse();
    assertThat(new String(code, StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(check.holds(text)).isFalse();
  }

  @Test
  void completesACodeWhateverStandsInItsPlace() {
    byte[] code = "DE00 3704 0044 0532 0130 00".getBytes(StandardCharsets.US_ASCII);
    assertThat(CheckDigit.IBAN.complete(code, code.length)).isTrue();
    assertThat(new String(code, StandardCharsets.US_ASCII))
        .isEqualTo("DE89 3704 0044 0532 0130 00");
  }
}
