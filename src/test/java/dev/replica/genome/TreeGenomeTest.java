package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional trees in a genome file. */
final class TreeGenomeTest {

  private static final Genome GENOME = genome();

  static Genome genome() {
    List<ColumnGenome> columns = List.of(
        new ColumnGenome(
            "fare",
            TypeName.of("numeric"),
            true,
            null,
            false,
            null,
            90,
            ExampleGenome.number("0", "800")),
        new ColumnGenome(
            "class",
            TypeName.of("text"),
            false,
            null,
            false,
            null,
            3,
            new ValueModel.Category(List.of("one", "two", "three"), List.of(.5, .3, .2), null)));
    Dependence.Trees trees = new Dependence.Trees(
        List.of(
            new Dependence.NullPattern(List.of(), .9),
            new Dependence.NullPattern(List.of(0), .1, List.of(.5))),
        List.of(
            new Dependence.Variable(null, List.of(.25, .5), List.of()),
            new Dependence.Variable("class", List.of(), List.of("0<2", "70 20 10", "10 2:90")),
            new Dependence.Variable(
                "fare", List.of(.125, .75), List.of("1=2", "40 60", "n0", "", "+3"))));
    TableGenome table = new TableGenome(
        "public",
        "trip",
        1000,
        null,
        columns,
        List.of(),
        List.of(),
        List.of(),
        List.of(new TableGenome.NullMask(List.of("fare"), .1)),
        trees);
    return new Genome(
        Genome.FORMAT,
        Fingerprint.of(
            "1/1",
            new Genome(Genome.FORMAT, new Source("", "", null), List.of(), List.of(table)),
            null),
        List.of(),
        List.of(table));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    String text = GenomeFile.print(GENOME);
    Genome read = GenomeFile.parse(text);
    assertThat(read.tables().get(0).dependence())
        .isEqualTo(GENOME.tables().get(0).dependence());
    assertThat(GenomeFile.print(read)).isEqualTo(text);
  }

  @Test
  void categoriesEndAtEdges() {
    Dependence.Trees complete = (Dependence.Trees) GENOME.tables().get(0).completeDependence();
    assertThat(complete.variables().get(1).edges()).containsExactly(.5, .8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^\"0<2\"^ | ^\"2<2\"^ | public.trip.dependence.variables[1].tree: a split asks for variable 2, which does not come before",
        "^\"0<2\"^ | ^\"0<4\"^ | variables[1].tree: a split asks for edge 4 of variable 0, which has 3",
        "^\"0<2\"^ | ^\"0<-2\"^ | variables[1].tree: \"0<-2\" is neither a split nor a leaf",
        "^\"70 20 10\", ^ | ^^ | variables[1].tree: a split leads to nothing",
        "^\"70 20 10\"^ | ^\"70 20 10 5\"^ | variables[1].tree: a leaf has more than the variable's 3 bins",
        "^\"n0\"^ | ^\"n1\"^ | variables[2].tree: there is no null mask 1",
        "^0.125,0.75^ | ^0.75,0.125^ | variables[2]: the edges do not ascend",
        "^\"column\": \"fare\"^ | ^\"column\": \"fair\"^ | variables[2]: the table has no column fair",
        "^\"column\": \"fare\"^ | ^\"column\": \"class\"^ | variables[2]: tells a variable twice",
        "^\"column\": \"class\", \"tree\"^ | ^\"tree\"^ | variables[1]: what is not drawn has a tree",
        "^\"share\": 0.9^ | ^\"share\": 1.9^ | nullPatterns[0]: the share is outside 0 to 1",
        "^\"masks\": [0]^ | ^\"masks\": [1]^ | nullPatterns[1]: masks are no indices into the table's 1 masks",
        "^\"fractions\": [0.5]^ | ^\"fractions\": [0]^ | nullPatterns[1]: a fraction is not above 0 and at most 1",
        "^\"fractions\": [0.5]^ | ^\"fractions\": [0.5, 0.5]^ | nullPatterns[1]: there are 2 fractions of 1 masks",
      })
  void aTreeThatIsCorruptIsToldWithItsPlace(String sound, String corrupt, String problem) {
    String text = GenomeFile.print(GENOME);
    String broken = text.replace(sound, corrupt == null ? "" : corrupt);
    assertThat(broken).isNotEqualTo(text);
    assertThatThrownBy(() -> GenomeFile.parse(broken))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining(problem);
  }
}
