package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.StringPattern;
import dev.replica.support.TableSketch;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainValuesTest {

  @Test
  void aDomainOfPatternsWithoutEndHasAStringForEachOfItsNumbers() {
    for (int patterns : new int[] {1, 3, 200}) {
      KeyDomain domain = new KeyDomain.Strings(
          Collections.nCopies(patterns, StringPattern.parse("*{40}")),
          Collections.nCopies(patterns, 1.0 / patterns),
          Collections.nCopies(patterns, List.of(0L, 5L)));
      DomainValues values = DomainValues.of(TableSketch.type("text"), domain, domain.size(), 7);
      for (long number : new long[] {0, domain.size() / 2, domain.size() - 1}) {
        assertThat(values.value(number, new Scratch()).toString()).hasSize(40);
      }
    }
  }
}
