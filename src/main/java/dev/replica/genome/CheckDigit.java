package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;

/** Characters of a code that follow from its others. Only digits and Latin letters count, of either case; blanks and hyphens do not. */
public enum CheckDigit {

  /** The last digit: bank cards, IMEI (ISO/IEC 7812-1, annex B; Luhn 1960). Eight digits at the least. */
  @JsonProperty("luhn")
  LUHN {
    @Override
    void set(byte[] code, int[] places, int count) {
      code[places[count - 1]] = (byte) ('0' + (10 - sum(code, places, count, 2)) % 10);
    }

    @Override
    boolean fits(byte[] code, int[] places, int count) {
      return count >= 8 && digits(code, places, count);
    }
  },

  /** The last digit: EAN, UPC, GTIN and ISBN of 13 digits (GS1 General Specifications, 7.9). 8, 12, 13 or 14 digits. */
  @JsonProperty("ean")
  EAN {
    @Override
    void set(byte[] code, int[] places, int count) {
      code[places[count - 1]] = (byte) ('0' + (10 - sum(code, places, count, 3)) % 10);
    }

    @Override
    boolean fits(byte[] code, int[] places, int count) {
      return (count == 8 || count >= 12 && count <= 14) && digits(code, places, count);
    }
  },

  /** The last digit or X: ISBN of ten (ISO 2108:1992). */
  @JsonProperty("isbn10")
  ISBN10 {
    @Override
    void set(byte[] code, int[] places, int count) {
      int sum = 0;
      for (int i = 0; i < count - 1; i++) {
        sum += (count - i) * (code[places[i]] - '0');
      }
      int check = (11 - sum % 11) % 11;
      code[places[count - 1]] = (byte) (check == 10 ? 'X' : '0' + check);
    }

    @Override
    boolean fits(byte[] code, int[] places, int count) {
      return count == 10 && digits(code, places, count - 1);
    }
  },

  /** The third and the fourth character: international bank accounts (ISO 13616-1). 15 to 34 characters, two letters first. */
  @JsonProperty("iban")
  IBAN {
    @Override
    void set(byte[] code, int[] places, int count) {
      code[places[2]] = '0';
      code[places[3]] = '0';
      int rest = 0;
      for (int i = 0; i < count; i++) {
        byte c = code[places[(i + 4) % count]];
        rest = c <= '9' ? (rest * 10 + c - '0') % 97 : (rest * 100 + (c | 0x20) - 'a' + 10) % 97;
      }
      code[places[2]] = (byte) ('0' + (98 - rest) / 10);
      code[places[3]] = (byte) ('0' + (98 - rest) % 10);
    }

    @Override
    boolean fits(byte[] code, int[] places, int count) {
      return count >= 15 && count <= 34 && code[places[0]] > '9' && code[places[1]] > '9';
    }
  };

  /** No code has more characters. */
  private static final int LONGEST = 64;

  abstract void set(byte[] code, int[] places, int count);

  abstract boolean fits(byte[] code, int[] places, int count);

  /**
   * Whether the code has the check characters that its others ask for.
   *
   * @param text any string
   */
  public boolean holds(String text) {
    byte[] code = text.getBytes(StandardCharsets.UTF_8);
    byte[] set = code.clone();
    return complete(set, set.length) && java.util.Arrays.equals(code, set);
  }

  /**
   * Sets the check characters.
   *
   * @param code in ASCII
   * @param length of the code, in bytes
   * @return whether the string has the form of such a code; otherwise it is left as it is
   */
  public boolean complete(byte[] code, int length) {
    if (length > LONGEST) {
      return false;
    }
    int[] places = new int[length];
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (code[i] >= '0' && code[i] <= '9' || (code[i] | 0x20) >= 'a' && (code[i] | 0x20) <= 'z') {
        places[count++] = i;
      }
    }
    if (!fits(code, places, count)) {
      return false;
    }
    set(code, places, count);
    return true;
  }

  private static boolean digits(byte[] code, int[] places, int count) {
    for (int i = 0; i < count; i++) {
      if (code[places[i]] > '9') {
        return false;
      }
    }
    return true;
  }

  /** The digits but the last, every other one from the right times {@code weight}; of those with two digits their sum for weight 2. */
  private static int sum(byte[] code, int[] places, int count, int weight) {
    int sum = 0;
    for (int i = count - 2, heavy = 0; i >= 0; i--, heavy ^= 1) {
      int digit = code[places[i]] - '0';
      int weighed = heavy == 0 ? digit * weight : digit;
      sum += weight == 2 && weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10;
  }
}
