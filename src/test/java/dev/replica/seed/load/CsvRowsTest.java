package dev.replica.seed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

  @TempDir
  Path folder;

  private CsvRows read(String text) throws IOException {
    return CsvRows.read(Files.writeString(folder.resolve("t.csv"), text), "first rows of t");
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ReplicaException.class)
        .hasMessageStartingWith("first rows of t")
        .hasMessageContainingAll(parts);
  }

  @Test
  void theFirstRecordNamesTheColumns() throws IOException {
    CsvRows rows = read("id,\"Full \"\"name\"\"\"\n1,a\n2,b\n");
    assertThat(rows.columns()).containsExactly("id", "Full \"name\"");
    assertThat(rows.rows()).containsExactly(List.of("1", "a"), List.of("2", "b"));
  }

  @Test
  void anEmptyFieldIsNullAndAQuotedOneIsNot() throws IOException {
    assertThat(read("a,b,c\n,\"\",x\n").rows()).containsExactly(Arrays.asList(null, "", "x"));
  }

  @Test
  void quotesHoldCommasLinesAndQuotes() throws IOException {
    assertThat(read("a,b\n\"1,2\n3\",\"say \"\"no\"\"\"\nx\"y,\"z,w\n").rows())
        .containsExactly(List.of("1,2\n3", "say \"no\""), List.of("xy,z", "w"));
  }

  @Test
  void linesEndAsTheyDoOnAnySystem() throws IOException {
    List<List<String>> expected = List.of(List.of("1", "2"), List.of("3", "4"));
    assertThat(read("a,b\r\n1,2\r\n3,4\r\n").rows()).isEqualTo(expected);
    assertThat(read("a,b\r1,2\r3,4\r").rows()).isEqualTo(expected);
    assertThat(read("\uFEFFa,b\n1,2\n3,4").rows()).isEqualTo(expected);
    assertThat(read("\uFEFFa,b\n1,2\n3,4").columns()).containsExactly("a", "b");
  }

  @Test
  void blanksAreKept() throws IOException {
    assertThat(read("a,b\n 1 ,\t\n").rows()).containsExactly(List.of(" 1 ", "\t"));
  }

  @Test
  void namesAloneAreNoRows() throws IOException {
    assertThat(read("a,b\n").rows()).isEmpty();
  }

  @Test
  void filesThatAreWrongAreToldWhere() {
    refused("", "the file is empty");
    refused("a,b\n1,2\n3\n", "record 3 has 1 fields, and the first line names 2 columns");
    refused("a,b\n1,2,3\n", "record 2 has 3 fields");
    refused("a,b\n1,2\n3,\"4\n5", "line 3", "opened and never closed");
    assertThatThrownBy(() -> CsvRows.read(folder.resolve("none.csv"), "first rows of t"))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContainingAll("could not read", "none.csv");
  }
}
