package dev.replica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.scan.profile.TableProfile;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static List<Table> tables(TableSketch... sketches) {
    return TableSketch.schema(sketches).tables();
  }

  /** Names of the tables in the order in which one worker publishes them. */
  private static List<String> published(List<Table> tables) throws InterruptedException {
    Turns turns = new Turns(tables);
    List<String> published = new ArrayList<>();
    for (Turns.Turn turn = turns.next(); turn != null; turn = turns.next()) {
      if (turn.profile() == null) {
        turns.read(turn.table(), TableProfile.unread(turn.table()));
      } else {
        published.add(turn.table().name().name());
        turns.published(turn.table());
      }
    }
    return published;
  }

  @Test
  void parentsArePublishedFirst() throws InterruptedException {
    TableSketch[] chain = new TableSketch[20];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = TableSketch.of("t" + (char) ('a' + i)).column("id", "integer").primary("id");
      if (i + 1 < chain.length) {
        chain[i] = chain[i].column("up", "integer").references("t" + (char) ('b' + i), "up");
      }
    }
    List<String> published = published(tables(chain));
    assertThat(published).hasSize(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void aCycleEndsAtTheSameTableEachTime() throws InterruptedException {
    List<Table> tables = tables(
        TableSketch.of("a")
            .column("id", "integer")
            .primary("id")
            .column("b", "integer")
            .references("b", "b"),
        TableSketch.of("b")
            .column("id", "integer")
            .primary("id")
            .column("a", "integer")
            .references("a", "a"));
    assertThat(published(tables)).containsExactly("a", "b");
    Turns turns = new Turns(tables);
    assertThat(turns.parents(tables.get(0))).isEmpty();
    assertThat(turns.parents(tables.get(1))).containsExactly(new QualifiedName("public", "a"));
    assertThat(turns.children(tables.get(0))).isEqualTo(1);
  }
}
