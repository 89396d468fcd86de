package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

  @Test
  void eachKeyLeadsToItsFirstRow() {
    long[] keys = new Random(1).longs(10_000).map(key -> key | 1).toArray();
    keys[77] = 0;
    keys[5000] = keys[12];
    KeyIndex index = new KeyIndex(keys);
    for (int row = 0; row < keys.length; row++) {
      int expected = row == 77 ? KeyIndex.NONE : row == 5000 ? 12 : row;
      assertThat(index.row(keys[row])).isEqualTo(expected);
    }
    assertThat(index.row(2)).isEqualTo(KeyIndex.NONE);
    assertThat(new KeyIndex(new long[0]).row(1)).isEqualTo(KeyIndex.NONE);
  }
}
