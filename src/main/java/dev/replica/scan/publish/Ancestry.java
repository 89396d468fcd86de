package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of published tables that a table's sampled rows, or their parents, refer to. Belongs to the publishing of one table. */
final class Ancestry {

  /** Samples of the tables, or all of their rows. */
  private final Map<QualifiedName, ParentRows> published;

  private final Map<QualifiedName, List<TableProfile>> found = new TreeMap<>();
  private final Map<QualifiedName, ParentRows> near = new HashMap<>();
  private final Set<QualifiedName> begun = new HashSet<>();

  private Ancestry(Map<QualifiedName, ParentRows> published) {
    this.published = new HashMap<>(published);
    published.values().stream()
        .flatMap(parent -> parent.lineages().stream())
        .map(Lineage::ancestor)
        .forEach(rows -> this.published.putIfAbsent(rows.profile().table().name(), rows));
  }

  /**
   * The rows of the table's parents that its own refer to.
   *
   * @param parents samples of these, or all of their rows
   */
  static Map<QualifiedName, ParentRows> of(
      TableProfile profile, Map<QualifiedName, ParentRows> parents) {
    if (profile.parents().isEmpty()) {
      return parents;
    }
    Ancestry ancestry = new Ancestry(parents);
    ancestry.gather(profile);
    ancestry.found.keySet().forEach(ancestry::build);
    Map<QualifiedName, ParentRows> all = new TreeMap<>();
    parents.forEach((name, rows) -> all.put(
        name,
        ancestry.near.containsKey(name) ? ancestry.near.get(name) : rows.near(ancestry.near)));
    return all;
  }

  private void gather(TableProfile profile) {
    for (ForeignKey key : profile.table().foreignKeys()) {
      TableProfile rows = profile.parents().get(key);
      if (rows != null) {
        found.computeIfAbsent(key.parent(), name -> new ArrayList<>()).add(rows);
        gather(rows);
      }
    }
  }

  /** A table's parents before it. */
  private void build(QualifiedName name) {
    ParentRows sample = published.get(name);
    if (sample == null || !found.containsKey(name) || !begun.add(name)) {
      return;
    }
    sample.profile().table().foreignKeys().stream().map(ForeignKey::parent).forEach(this::build);
    near.put(name, sample.found(found.get(name), near));
  }
}
