package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.seed.plan.TableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Options with settings of tables as a user writes them. */
final class YamlOptions {

  private YamlOptions() {}

  static SeedOptions of(Path folder, Long rows, String yaml, SeedOptions.Existing existing)
      throws IOException {
    Path file = Files.writeString(folder.resolve("tables.yaml"), yaml);
    List<String> problems = new ArrayList<>();
    Map<String, TableSettings> tables = SettingsFile.read(file, "en", problems);
    assertThat(problems).isEmpty();
    return new SeedOptions(CatalogFilter.all(), rows, 1, tables, 0, existing, null, 2);
  }
}
