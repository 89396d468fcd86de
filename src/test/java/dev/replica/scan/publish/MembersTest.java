package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembersTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  /** Each of the arrays as often; null for NULL. */
  private static Values.Arrays arrays(int times, String... arrays) {
    List<String> elements = new ArrayList<>();
    long[] lengths = new long[times * arrays.length];
    int[] read = new int[lengths.length];
    for (int row = 0; row < lengths.length; row++) {
      String array = arrays[row % arrays.length];
      String[] parts = array == null || array.isEmpty() ? new String[0] : array.split(",");
      elements.addAll(List.of(parts));
      lengths[row] = array == null ? Values.ABSENT : parts.length;
      read[row] = parts.length;
    }
    String[] texts = elements.toArray(String[]::new);
    return new Values.Arrays(
        Numbers.ofWhole(lengths), Map.of(), new Texts(texts, new int[texts.length]), read);
  }

  @Test
  void setsAreToldByTheirMembersInTheOrderThatTheyStandIn() {
    Values.Arrays arrays = arrays(20, "new", "new,sale", "", null, "new,sale,last", "sale,last");
    ValueModel.Array model = (ValueModel.Array) ValueModels.of(arrays, POLICY);
    assertThat(((ValueModel.Category) model.element()).values())
        .containsExactly("new", "sale", "last");
    assertThat(model.members()).containsExactly(.6, .6, .4);
    List<Ranked> variables = Members.variables("tags", arrays, model);
    assertThat(variables)
        .extracting(Ranked::path)
        .containsExactly(List.of("new"), List.of("sale"), List.of("last"));
    assertThat(variables.get(1).codes()).startsWith(1, 0, 1, -1, 0, 0);
  }

  @Test
  void arraysWithAValueTwiceAreNoSets() {
    ValueModel.Array model =
        (ValueModel.Array) ValueModels.of(arrays(20, "a,a", "a,b", "b"), POLICY);
    assertThat(model.members()).isEmpty();
  }
}
