package dev.replica;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the packages to the design: each imports what its rank allows, and no more. */
class PackageRanksTest {

  private static final String BASE = "dev.replica";

  /** What each package may import of the others, besides the root. Goals may import all of them. */
  private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
      Map.entry("", Set.of()),
      Map.entry(".catalog", Set.of()),
      Map.entry(".genome", Set.of()),
      Map.entry(".model", Set.of()),
      Map.entry(".database", Set.of()),
      Map.entry(".scan.profile", Set.of(".catalog", ".model")),
      Map.entry(".scan.publish", Set.of(".scan.profile", ".catalog", ".genome", ".model")),
      Map.entry(
          ".scan", Set.of(".scan.profile", ".scan.publish", ".catalog", ".genome", ".database")),
      Map.entry(".seed.plan.check", Set.of(".catalog")),
      Map.entry(".seed.fake", Set.of()),
      Map.entry(".seed.plan", Set.of(".seed.plan.check", ".seed.fake", ".catalog", ".genome")),
      Map.entry(
          ".seed.generate",
          Set.of(".seed.plan", ".seed.plan.check", ".seed.fake", ".catalog", ".genome", ".model")),
      Map.entry(".seed.load", Set.of(".seed.plan", ".seed.generate", ".catalog")),
      Map.entry(
          ".seed", Set.of(".seed.plan", ".seed.generate", ".seed.load", ".catalog", ".genome")));

  private static final String GOALS = ".mojo";

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(BASE);

  @Test
  void everyPackageHasARank() {
    Set<String> packages =
        CLASSES.stream().map(PackageRanksTest::packageOf).collect(toCollection(TreeSet::new));
    assertThat(packages).isNotEmpty().contains(GOALS);
    packages.remove(GOALS);
    assertThat(packages).isSubsetOf(ALLOWED.keySet());
  }

  @Test
  void everyPackageImportsOnlyWhatItsRankAllows() {
    List<String> violations = CLASSES.stream()
        .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith(BASE))
        .filter(dependency -> !mayImport(
            packageOf(dependency.getOriginClass()), packageOf(dependency.getTargetClass())))
        .map(dependency -> dependency.getOriginClass().getName() + " -> "
            + dependency.getTargetClass().getName())
        .distinct()
        .sorted()
        .toList();
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.maven.., dev.replica.mojo",
    "org.eclipse.aether.., dev.replica.mojo",
    "javax.inject.., dev.replica.mojo",
    "org.ejml.., dev.replica.model",
    "net.sf.jsqlparser.., dev.replica.seed.plan.check",
    "org.apache.commons.compress.., dev.replica.database",
    "net.datafaker.., dev.replica.seed.fake",
    "org.yaml.snakeyaml.., dev.replica.seed",
  })
  void eachLibraryStaysInItsPackage(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void probabilityAndTheGenomeKnowNoDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.replica.model", "dev.replica.genome")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql", "org.postgresql..")
        .check(CLASSES);
  }

  private static boolean mayImport(String origin, String target) {
    return origin.equals(GOALS)
        || target.isEmpty()
        || target.equals(origin)
        || ALLOWED.getOrDefault(origin, Set.of()).contains(target);
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(BASE.length());
  }
}
