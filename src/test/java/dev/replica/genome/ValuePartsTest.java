package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueParts.Gate;
import dev.replica.support.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValuePartsTest {

  private static final ValueModel.Json.Field ZIP = new ValueModel.Json.Field(
      "zip", .5, Models.scalar("string", Models.category("a", "b", "c", "d")));

  /** A code is a number in a quarter of the documents and a string in half of them; an address is there in a tenth. */
  private static final ValueModel.Json DOCUMENT = Models.object(
      new ValueModel.Json.Field("address", .1, Models.object(ZIP)),
      new ValueModel.Json.Field("code", .25, Models.scalar("number", Models.whole(1, 9))),
      new ValueModel.Json.Field("code", .5, Models.scalar("string", Models.category("x", "y"))),
      new ValueModel.Json.Field("ok", 1, Models.scalar("boolean", Models.category("f", "t"))));

  @Test
  void aPresenceEndsWhereTheSharesOfItsFieldsDo() {
    assertThat(ValueParts.edges(DOCUMENT, Part.PRESENT, List.of("code"))).containsExactly(.25, .75);
    assertThat(ValueParts.edges(DOCUMENT, Part.PRESENT, List.of("ok"))).isEmpty();
    assertThat(ValueParts.edges(DOCUMENT, Part.STRING, List.of("code"))).containsExactly(.5);
    assertThat(ValueParts.edges(DOCUMENT, Part.NUMBER, List.of("code"))).isEmpty();
  }

  @Test
  void aValueIsThereWhereAllFieldsThatLeadToItAre() {
    assertThat(ValueParts.gates(DOCUMENT, Part.STRING, List.of("address", "zip")))
        .containsExactly(
            new Gate(List.of("address", "zip"), 0, .5), new Gate(List.of("address"), 0, .1));
    assertThat(ValueParts.gates(DOCUMENT, Part.PRESENT, List.of("address", "zip")))
        .containsExactly(new Gate(List.of("address"), 0, .1));
    assertThat(ValueParts.gates(DOCUMENT, Part.STRING, List.of("code")))
        .containsExactly(new Gate(List.of("code"), .25, .75));
    assertThat(ValueParts.gates(DOCUMENT, Part.BOOLEAN, List.of("ok"))).isEmpty();
  }

  @Test
  void onlyPartsThatThereAreExist() {
    assertThat(ValueParts.exists(DOCUMENT, Part.NUMBER, List.of("code"))).isTrue();
    assertThat(ValueParts.exists(DOCUMENT, Part.BOOLEAN, List.of("code"))).isFalse();
    assertThat(ValueParts.exists(DOCUMENT, Part.PRESENT, List.of("address", "street")))
        .isFalse();
    ValueModel point =
        new ValueModel.Parts("point", List.of(Models.whole(0, 1), Models.whole(2, 3)));
    assertThat(ValueParts.exists(point, Part.Y, List.of())).isTrue();
    assertThat(ValueParts.exists(point, Part.WIDTH, List.of())).isFalse();
  }
}
