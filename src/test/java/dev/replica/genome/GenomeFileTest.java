package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenomeFileTest {

  @TempDir
  Path folder;

  @Test
  void printingWhatWasReadGivesTheSameBytes() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertThat(GenomeFile.print(GenomeFile.parse(text)))
        .isEqualTo(text)
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Genome genome = GenomeFile.parse(GenomeFile.print(ExampleGenome.genome()));
    assertThat(genome.types()).isEqualTo(ExampleGenome.genome().types());
    assertThat(genome.source()).isEqualTo(ExampleGenome.genome().source());
    assertThat(genome.tables())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(ExampleGenome.genome().tables());
  }

  @Test
  void fieldsStandInTheOrderOfTheRecords() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertThat(text)
        .containsSubsequence(
            "\"format\"",
            "\"source\"",
            "\"types\"",
            "\"tables\"",
            "\"rows\"",
            "\"partitionKey\"",
            "\"columns\"",
            "\"keys\"",
            "\"references\"",
            "\"checks\"",
            "\"nullMasks\"",
            "\"dependence\"",
            "\"kind\": \"gaussian\"",
            "\"position\"");
  }

  @Test
  void defaultsAreLeftOut() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertThat(text).doesNotContain("null,", "false", "\"expressions\"", "\"generation\"");
    assertThat(text)
        .contains("{\"name\": \"trip_pkey\", \"kind\": \"primary\", \"columns\": [\"id\"]}");
  }

  @Test
  void numbersArePlainAndShort() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertThat(text)
        .contains("[-12.5,700,1000]", "\"step\": 0.1,", "[0,0.1234567,1]", "4534327000")
        .doesNotContain("E+", "1.0]");
  }

  @Test
  void doublesKeepTheirValueWhateverTheirDigits() {
    for (double value :
        new double[] {0.1 + 0.2, 1e-9, 2.0e-3, 123456789.123, 1 / 3.0, 5e-324, 2e23}) {
      Genome genome = fanOut(value);
      assertThat(GenomeFile.parse(GenomeFile.print(genome)).tables()).isEqualTo(genome.tables());
    }
    assertThat(GenomeFile.print(fanOut(2e-3))).contains("[0,0.002]");
  }

  @Test
  void doublesHaveTheFewestDigitsThatTellThem() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = (random.nextDouble() - .5) * Math.pow(10, random.nextInt(30) - 12);
      double told = i % 2 == 0
          ? value
          : new BigDecimal(value).round(new MathContext(1 + random.nextInt(15))).doubleValue();
      int digits = 1;
      while (new BigDecimal(told).round(new MathContext(digits)).doubleValue() != told) {
        digits++;
      }
      BigDecimal fewest = new BigDecimal(told).round(new MathContext(digits));
      assertThat(GenomeFile.print(fanOut(told)))
          .contains("[0," + fewest.stripTrailingZeros().toPlainString() + "]");
    }
  }

  @Test
  void aDependenceTakesWhatItAddsToItsTable() {
    for (Genome genome : List.of(ExampleGenome.genome(), TreeGenomeTest.genome())) {
      for (TableGenome table : genome.tables()) {
        if (table.dependence() != null) {
          TableGenome without = new TableGenome(
              table.schema(),
              table.name(),
              table.rows(),
              table.partitionKey(),
              table.columns(),
              table.keys(),
              table.references(),
              table.checks(),
              table.nullMasks(),
              null);
          assertThat(GenomeFile.characters(table.dependence()))
              .isEqualTo(GenomeFile.characters(table) - GenomeFile.characters(without))
              .isPositive();
        }
      }
    }
  }

  @Test
  void longListsWrapAndRowsOfTheCorrelationHaveALineEach() {
    List<Double> knots = Stream.iterate(0.0, x -> x + 1).limit(200).toList();
    Genome genome = table(
        new ReferenceGenome(
            "r",
            List.of("a"),
            "public",
            "p",
            List.of("a"),
            false,
            false,
            false,
            new ReferenceGenome.FanOut(knots.stream().map(x -> x / 199).toList(), knots),
            false),
        new Dependence.Gaussian(
            true, List.of(), List.of("a", "b"), List.of(List.of(1), List.of(2, 3))));
    String text = GenomeFile.print(genome);
    assertThat(text.lines())
        .allMatch(line -> line.length() <= 140)
        .anyMatch(line -> line.length() > 130);
    assertThat(text).containsPattern("\\n +\\[1],\\n +\\[2,3]]");
    assertThat(GenomeFile.parse(text).tables()).isEqualTo(genome.tables());
  }

  @Test
  void writingCreatesFoldersAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("src/test/resources/replica/genome.json");
    GenomeFile.write(ExampleGenome.genome(), file);
    GenomeFile.write(Genome.empty(), file);
    assertThat(GenomeFile.read(file)).isEqualTo(Genome.empty());
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aGenomeThatIsNotValidIsNotWrittenAndLeavesTheOldOne() {
    Path file = folder.resolve("genome.json");
    GenomeFile.write(Genome.empty(), file);
    Genome broken = new Genome(
        1,
        new Source("", "", null),
        List.of(),
        List.of(new TableGenome("s", "t", -1, null, null, null, null, null, null, null)));
    assertThatThrownBy(() -> GenomeFile.write(broken, file))
        .hasMessageContaining("s.t: rows are negative");
    assertThat(GenomeFile.read(file)).isEqualTo(Genome.empty());
  }

  @Test
  void aMissingFileNamesTheGoalThatMakesOne() {
    assertThatThrownBy(() -> GenomeFile.read(folder.resolve("none.json")))
        .hasMessageContainingAll("none.json", "mvn replica:scan", "-Dreplica.genome");
  }

  @Test
  void aDirectoryIsToldToBeOne() {
    assertThatThrownBy(() -> GenomeFile.read(folder))
        .hasMessageContainingAll("is a directory", "-Dreplica.genome");
    assertThatThrownBy(() -> GenomeFile.write(Genome.empty(), folder))
        .hasMessageContaining("is a directory");
  }

  @Test
  void bytesThatAreNoTextAreToldToBeNone() throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThatThrownBy(() -> GenomeFile.read(file)).hasMessageContaining("not text in UTF-8");
  }

  @Test
  void emptyTruncatedAndOtherTextsAreToldApart() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertFails(" \n").hasMessageContaining("is empty");
    assertFails(text.substring(0, text.length() / 2))
        .hasMessageContainingAll("is truncated", "line ");
    assertFails("{\"secret\": sesame}")
        .hasMessageContainingAll("is not JSON (line 1, column ")
        .hasMessageNotContaining("sesame");
    assertFails(text + "x").hasMessageContaining("is not JSON");
    assertFails("{\"a\": 1, \"a\": 2}").hasMessageContaining("is not JSON");
    assertFails("[]").hasMessageContaining("JSON but not a genome");
    assertFails("{\"name\": \"package\"}").hasMessageContaining("JSON but not a genome");
    assertFails("{\"format\": \"x\"}").hasMessageContaining("JSON but not a genome");
  }

  @Test
  void aNewerFormatIsToldBeforeAnythingElse() {
    assertFails("{\"format\": 7, \"news\": []}")
        .hasMessageContainingAll("format 7", "up to 1", "upgrade the plugin");
  }

  @Test
  void anUnknownFieldIsNamedWithItsPlace() {
    assertFails(GenomeFile.print(ExampleGenome.genome()).replace("\"step\"", "\"stop\""))
        .hasMessageContaining("unknown field: tables[public.trip].columns[lat].values.stop");
  }

  @Test
  void wrongTypesAreToldWithTheirPlace() {
    String text = GenomeFile.print(ExampleGenome.genome());
    assertFails(text.replace("4534327000", "\"many\""))
        .hasMessageContaining("tables[public.trip].rows")
        .hasMessageNotContaining("many");
    assertFails(text.replace("4534327000", "1e999999999"))
        .hasMessageContaining("tables[public.trip].rows");
    assertFails(text.replace("\"kind\": \"serial\"", "\"kind\": \"cereal\""))
        .hasMessageContaining("columns[id].values");
    assertFails(text.replace("[-12.5,700,1000]", "[-12.5,null,1000]"))
        .hasMessageContaining("columns[lat].values");
  }

  @Test
  void brokenInvariantsAreToldTogether() {
    String text = GenomeFile.print(ExampleGenome.genome())
        .replace("[-12.5,700,1000]", "[-12.5,7000,1000]")
        .replace("[0.7,0.1]", "[0.7,1.1]")
        .replace("[1,2,999]", "[1,2]")
        .replace("[0,17.25]", "[17.25,0]")
        .replace("2014-09-30T12:00:00.5", "yesterday")
        .replace("\"fraction\": 0.125", "\"fraction\": 2");
    assertFails(text)
        .hasMessageContainingAll(
            "public.trip.lat: the knots are not ascending",
            "public.trip.mood: a share is outside 0 to 1",
            "public.trip.dependence: the correlation is not a triangle of 3 rows",
            "public.trip.references[trip_base].fanOut: counts do not ascend",
            "public.trip.at: a knot is not a date",
            "public.trip.nullMasks[0]: the fraction is outside",
            "mvn replica:scan");
  }

  @Test
  void missingValuesAreToldWithTheirPlace() {
    String text =
        "{\"format\": 1, \"tables\": [{\"schema\": \"s\", \"name\": \"t\", \"columns\": [{\"name\": \"c\", \"values\": {\"kind\": \"number\"}}]}]}";
    assertFails(text)
        .hasMessageContainingAll(
            "source: salt or fingerprint is missing",
            "s.t.c: type is missing",
            "s.t.c: the step is missing",
            "fewer than two knots");
  }

  @Test
  void differencesThatCannotBeDrawnAreTold() {
    assertFails(GenomeFile.print(followers("nowhere", "0")))
        .hasMessageContaining("public.t.b.difference: the table has no column nowhere");
    assertFails(GenomeFile.print(followers("b", "0")))
        .hasMessageContaining("public.t.b.difference: the column follows itself");
    assertFails(GenomeFile.print(followers("c", "0")))
        .hasMessageContaining("public.t.b.difference: the column follows itself");
    assertFails(GenomeFile.print(followers("a", "-2")))
        .hasMessageContaining("public.t.b.difference: a difference is negative");
    assertThat(GenomeFile.parse(GenomeFile.print(followers("a", "0"))))
        .isEqualTo(followers("a", "0"));
  }

  @Test
  void factorsThatCannotBeDrawnAreTold() {
    ValueModel.Number one = difference("", "0").values();
    ValueModel.Number less = difference("", "-2").values();
    List<ColumnGenome.Term> terms = List.of(new ColumnGenome.Term(BigDecimal.ONE, List.of("a")));
    assertFails(GenomeFile.print(made(new ColumnGenome.Formula(terms, null, less))))
        .hasMessageContaining("public.t.b.formula.times: a factor is negative");
    assertFails(GenomeFile.print(made(new ColumnGenome.Formula(terms, one, one))))
        .hasMessageContaining("public.t.b.formula: has both a rest and a factor");
    assertFails(GenomeFile.print(made(new ColumnGenome.Formula(terms, null))))
        .hasMessageContaining("public.t.b.formula.rest: is missing");
    Genome sound = made(new ColumnGenome.Formula(terms, null, one));
    assertThat(GenomeFile.parse(GenomeFile.print(sound))).isEqualTo(sound);
  }

  /** Column b is made of a. */
  private static Genome made(ColumnGenome.Formula formula) {
    ColumnGenome plain = follower("b", null);
    ColumnGenome made = new ColumnGenome(
        plain.name(),
        plain.type(),
        false,
        null,
        false,
        null,
        0,
        plain.values(),
        null,
        null,
        null,
        formula);
    return new Genome(
        1,
        new Source("", "", null),
        List.of(),
        List.of(new TableGenome(
            "public",
            "t",
            1,
            null,
            List.of(follower("a", null), made),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null)));
  }

  /** Column c follows b, and b the given one. */
  private static Genome followers(String followed, String least) {
    List<ColumnGenome> columns = List.of(
        follower("a", null),
        follower("b", difference(followed, least)),
        follower("c", difference("b", "0")));
    return new Genome(
        1,
        new Source("", "", null),
        List.of(),
        List.of(new TableGenome(
            "public", "t", 1, null, columns, List.of(), List.of(), List.of(), List.of(), null)));
  }

  private static ColumnGenome follower(String name, ColumnGenome.Difference difference) {
    return new ColumnGenome(
        name,
        TypeName.of("integer"),
        false,
        null,
        false,
        null,
        0,
        difference("", "1").values(),
        difference);
  }

  private static ColumnGenome.Difference difference(String followed, String least) {
    return new ColumnGenome.Difference(
        followed,
        new ValueModel.Number(
            BigDecimal.ONE,
            List.of(new BigDecimal(least), new BigDecimal("9")),
            List.of(0.0, 1.0)));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      String text) {
    return assertThatThrownBy(() -> GenomeFile.parse(text)).isInstanceOf(ReplicaException.class);
  }

  private static Genome fanOut(double count) {
    return table(
        new ReferenceGenome(
            "r",
            List.of("a"),
            "public",
            "p",
            List.of("a"),
            false,
            false,
            false,
            new ReferenceGenome.FanOut(List.of(0.0, 1.0), List.of(0.0, count)),
            false),
        null);
  }

  private static Genome table(ReferenceGenome reference, Dependence dependence) {
    List<ColumnGenome> columns = Stream.of("a", "b")
        .map(name ->
            new ColumnGenome(name, TypeName.of("integer"), false, null, false, null, 0, null))
        .toList();
    return new Genome(
        1,
        new Source("", "", null),
        List.of(),
        List.of(new TableGenome(
            "public",
            "t",
            1,
            null,
            columns,
            List.of(),
            List.of(reference),
            List.of(),
            List.of(),
            dependence)));
  }
}
