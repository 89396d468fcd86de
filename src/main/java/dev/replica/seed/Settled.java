package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.seed.load.SettingsOnServer;
import dev.replica.seed.plan.SettingsNames;
import dev.replica.seed.plan.SettingsReview;
import dev.replica.seed.plan.TableSettings;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A user's settings of tables once they are held against the schema.
 *
 * @param tables by the catalog's names
 * @param notices what the user should know, a sentence each
 */
record Settled(Map<QualifiedName, TableSettings> tables, List<String> notices) {

  /**
   * Settles what is asked.
   *
   * @param target null where there is no server to ask
   * @throws ReplicaException if a name is wrong, or a setting can't be followed; tells all of them
   */
  static Settled of(Map<String, TableSettings> asked, Schema schema, Connection target) {
    List<String> problems = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    Map<QualifiedName, TableSettings> tables =
        SettingsNames.resolve(asked, schema, problems, notices);
    if (target != null) {
      tables = new SettingsOnServer(target, problems).read(tables, schema);
    }
    tables = SettingsReview.reviewed(tables, schema, target != null, problems);
    if (!problems.isEmpty()) {
      String start = problems.size() == 1
          ? "a setting of a table can't be followed: "
          : problems.size() + " settings of tables can't be followed:\n  ";
      throw ReplicaException.configuration(start + String.join("\n  ", problems) + ".");
    }
    return new Settled(tables, notices);
  }
}
