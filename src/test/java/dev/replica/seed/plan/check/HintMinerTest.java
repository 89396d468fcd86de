package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HintMinerTest {

  @Test
  void aStringOfAWholeStylesheetInAFunctionIsReadOver() {
    HintMiner miner = new HintMiner();
    miner.read("SELECT x = '" + "<a b=''c''/>\n".repeat(20_000) + "' OR kind = 'it''s'");
    assertThat(miner.constants()).contains("it's");
  }
}
