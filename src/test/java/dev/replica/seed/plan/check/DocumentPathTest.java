package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentPathTest {

  /** What PostgreSQL says of each: a text is a field's name even where it is made of digits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(doc -> 'a') ->> '12' | a,12",
        "(doc ->> '12')::int | 12",
        "(doc -> 12) ->> 'a' | [],a",
        "doc -> -1 | []",
        "doc #>> '{a,0,b}'::text[] | a,[],b"
      })
  void numbersLeadToElementsAndTextsToFields(String sql, String keys) {
    DocumentPath path = CheckParser.parse(sql).flatMap(DocumentPath::of).orElseThrow();

    assertThat(path.column()).isEqualTo("doc");
    assertThat(path.keys()).isEqualTo(List.copyOf(Arrays.asList(keys.split(","))));
  }
}
