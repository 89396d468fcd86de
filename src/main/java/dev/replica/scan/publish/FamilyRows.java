package dev.replica.scan.publish;

import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose families are looked at: all that are sampled, or all children of some parents.
 *
 * @param standings of the parents; empty where the rows are no sample
 * @param findings of these rows
 * @param published of all rows that are sampled: what the genome says
 */
record FamilyRows(
    TableProfile profile,
    List<Lineage> lineages,
    List<Lineage.Inherited> standings,
    Findings findings,
    Findings published,
    PublishingPolicy policy) {

  /** What a column follows a time of the reference's parent by; null where it does not follow one closely. */
  Numbers close(String column, String reference) {
    Successions.Succession succession = findings.succession(column);
    boolean told = succession != null
        && succession.by().equals(reference)
        && published.succession(column) != null
        && published.succession(column).by().equals(reference);
    return told ? succession.differences() : null;
  }

  /** What rows have from the parent. */
  List<Lineage.Inherited> given(String reference) {
    List<Lineage.Inherited> given = new ArrayList<>();
    standings.stream()
        .filter(each -> each.by().equals(List.of(reference)) && each.ranked().part() == null)
        .forEach(given::add);
    lineages.stream()
        .filter(lineage -> lineage.complete() && lineage.by().get(0).equals(reference))
        .forEach(lineage -> given.addAll(lineage.inherited()));
    return given;
  }
}
