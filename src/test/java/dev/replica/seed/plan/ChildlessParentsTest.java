package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ReferenceGenome.FanOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildlessParentsTest {

  @Test
  void theLeastPopularParentsLoseTheirChildrenAndTheOthersKeepTheirs() {
    FanOut spared =
        ChildlessParents.in(new FanOut(List.of(0.0, .5, 1.0), List.of(1.0, 3.0, 9.0)), .25);
    assertThat(spared.ranks()).containsExactly(0.0, .25, .25, .625, 1.0);
    assertThat(spared.counts()).containsExactly(0.0, 0.0, 1.0, 3.0, 9.0);
  }

  @Test
  void thoseWithoutChildrenInTheSourceCount() {
    FanOut known = new FanOut(List.of(0.0, .2, .2, 1.0), List.of(0.0, 0.0, 1.0, 5.0));
    assertThat(ChildlessParents.in(known, .2)).isSameAs(known);
    FanOut spared = ChildlessParents.in(known, .6);
    assertThat(spared.ranks()).containsExactly(0.0, .6, .6, 1.0);
    assertThat(spared.counts()).containsExactly(0.0, 0.0, 1.0, 5.0);
  }

  @Test
  void anEvenFanOutGetsThemToo() {
    FanOut spared = ChildlessParents.in(null, .1);
    assertThat(spared.ranks()).containsExactly(0.0, .1, .1, 1.0);
    assertThat(spared.counts()).containsExactly(0.0, 0.0, 1.0, 1.0);
    assertThat(ChildlessParents.in(null, 0)).isNull();
    assertThat(ChildlessParents.in(null, 1)).as("someone has to have them").isNull();
  }
}
