package dev.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  private static final List<String> NAMES = List.of("email", "e_mail", "mail", "status", "Orders");

  @Test
  void theNearestNamesComeFirst() {
    assertThat(Suggestion.among("emails", NAMES))
        .isEqualTo("; did you mean email, e_mail or mail?");
    assertThat(Suggestion.among("emial", NAMES)).isEqualTo("; did you mean email?");
  }

  @Test
  void caseCountsLittle() {
    assertThat(Suggestion.among("orders", NAMES)).isEqualTo("; did you mean Orders?");
  }

  @Test
  void nothingIsSuggestedWhereNoNameIsNear() {
    assertThat(Suggestion.among("quantity", NAMES)).isEmpty();
    assertThat(Suggestion.among("", NAMES)).isEmpty();
  }

  @Test
  void neighboursThatChangedPlacesAreOneStep() {
    assertThat(Suggestion.distance("abcd", "acbd")).isEqualTo(1);
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
  }
}
