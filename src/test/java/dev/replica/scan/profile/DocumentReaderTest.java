package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentReaderTest {

  @Test
  void ofTooManyDocumentsSomeAreKeptEvenlyOverTheRows() {
    DocumentReader reader = new DocumentReader(false, 1000);
    for (int row = 0; row < 1000; row++) {
      byte[] document = ("{\"n\":" + (100 + row % 900) + "}").getBytes(StandardCharsets.UTF_8);
      reader.accept(document, 0, document.length, document.length);
    }
    List<JsonNode> documents = ((Values.Documents) reader.values()).documents();
    assertThat(documents).hasSize(1000);
    for (int tenth = 0; tenth < 10; tenth++) {
      assertThat(documents.subList(100 * tenth, 100 * tenth + 100).stream()
              .filter(document -> document != null)
              .count())
          .isBetween(6L, 13L);
    }
    assertThat(documents.get(0).path("n").intValue()).isEqualTo(100);
  }
}
