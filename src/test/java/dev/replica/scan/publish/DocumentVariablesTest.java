package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentVariablesTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);
  private static final JsonMapper JSON = new JsonMapper();

  private static Values.Documents documents(String... documents) {
    List<JsonNode> nodes = new ArrayList<>();
    for (String document : documents) {
      nodes.add(document == null ? null : JSON.readTree(document));
    }
    return new Values.Documents(nodes);
  }

  private static String[] repeated(int times, String... documents) {
    List<String> all = new ArrayList<>();
    for (String document : documents) {
      all.addAll(Collections.nCopies(times, document));
    }
    return all.toArray(String[]::new);
  }

  private static List<Ranked> variables(Values.Documents documents) {
    ValueModel.Json model = (ValueModel.Json) Documents.of(documents, POLICY);
    return DocumentVariables.of("doc", documents, model, POLICY);
  }

  @Test
  void eachTypeOfAFieldIsAFieldAndNullIsOne() {
    ValueModel.Json model = (ValueModel.Json) Documents.of(
        documents(repeated(10, "{\"a\":1}", "{\"a\":\"x\"}", "{\"a\":null}", "{}")), POLICY);
    assertThat(model.fields())
        .extracting(
            field -> field.name() + " " + field.present() + " " + field.value().type())
        .containsExactly("a 0.25 null", "a 0.25 number", "a 0.25 string");
  }

  @Test
  void typesOfTooFewAreNotTold() {
    List<String> all = new ArrayList<>(List.of(repeated(50, "{\"a\":1}", "{\"a\":2}")));
    all.addAll(Collections.nCopies(9, "{\"a\":\"secret\"}"));
    ValueModel.Json model =
        (ValueModel.Json) Documents.of(documents(all.toArray(String[]::new)), POLICY);
    assertThat(model.fields()).hasSize(1);
    assertThat(model.fields().get(0).present()).isEqualTo(1);
    assertThat(model.fields().get(0).value().type()).isEqualTo("number");
  }

  @Test
  void codesSayWhatIsThereAndWhich() {
    List<Ranked> many = variables(documents(
        repeated(10, "{\"k\":\"x\"}", "{\"k\":\"y\",\"n\":[1]}", null, "{\"k\":\"x\",\"n\":[]}")));
    assertThat(many)
        .extracting(ranked -> ranked.part() + " " + ranked.path())
        .containsExactly("PRESENT [n]", "STRING [k]", "LENGTH [n]");
    assertThat(codes(many.get(0))).containsExactly(1, 0, -1, 0);
    assertThat(codes(many.get(1))).containsExactly(0, 1, -1, 0);
    assertThat(codes(many.get(2))).containsExactly(-1, 1, -1, 0);
  }

  /** One of each of the four documents. */
  private static List<Integer> codes(Ranked ranked) {
    List<Integer> codes = new ArrayList<>();
    for (int document = 0; document < 4; document++) {
      codes.add((int) ranked.codes()[10 * document]);
    }
    return codes;
  }

  @Test
  void presenceComesBeforeWhatItSettles() {
    Random random = new Random(1);
    String[] all = new String[2000];
    for (int row = 0; row < all.length; row++) {
      String inner = random.nextInt(3) == 0 ? "" : "\"z\":" + random.nextInt(9);
      all[row] = random.nextBoolean()
          ? "{\"t\":\"in\",\"a\":{" + inner + "}}"
          : "{\"t\":\"out\",\"b\":" + random.nextBoolean() + "}";
    }
    List<Ranked> ordered = DocumentVariables.ordered(variables(documents(all)));
    List<String> names =
        ordered.stream().map(ranked -> ranked.part() + " " + ranked.path()).toList();
    assertThat(names).hasSize(6);
    assertThat(names).containsSubsequence("PRESENT [a]", "PRESENT [a, z]", "NUMBER [a, z]");
    assertThat(names).containsSubsequence("PRESENT [b]", "BOOLEAN [b]");
  }
}
