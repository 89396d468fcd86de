package dev.replica.seed.plan;

import dev.replica.catalog.Table;
import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import java.util.List;
import java.util.Map;

/**
 * All decisions for one table.
 *
 * @param asked rows that were asked for, the kept ones included
 * @param kept rows that stand in the table already and are referred to as its first rows
 * @param given those of the kept rows that the user gave for this seeding
 * @param rows how many are generated
 * @param cells one for each column of the table, in its order
 * @param references one for each foreign key, in the table's order
 * @param nullMasks columns that are null together; only of columns whose cells are drawn or refer
 * @param dependence of the drawn columns' ranks, with all edges; null where they are independent
 * @param checks what a row must satisfy, as far as it can be told without the server
 * @param watched keys that do not hold by construction
 * @param told distributions that the genome tells of columns, by their names: the ranks of what is not drawn by them are found there
 */
public record TablePlan(
    Table table,
    long asked,
    long kept,
    long given,
    long rows,
    List<CellPlan> cells,
    List<ReferencePlan> references,
    List<TableGenome.NullMask> nullMasks,
    Dependence dependence,
    List<RowCheck> checks,
    List<WatchedKey> watched,
    Map<String, ValueModel> told) {

  public TablePlan {
    cells = List.copyOf(cells);
    references = List.copyOf(references);
    nullMasks = List.copyOf(nullMasks);
    checks = List.copyOf(checks);
    watched = List.copyOf(watched);
    told = Map.copyOf(told);
  }

  /** The same with other cells. */
  TablePlan with(List<CellPlan> others) {
    return new TablePlan(
        table,
        asked,
        kept,
        given,
        rows,
        others,
        references,
        nullMasks,
        dependence,
        checks,
        watched,
        told);
  }

  /** All rows that a child may refer to. */
  public long total() {
    return kept + rows;
  }

  /** The cells of columns that get a value, in their order. */
  public List<CellPlan> written() {
    return cells.stream().filter(cell -> !(cell instanceof CellPlan.Omitted)).toList();
  }

  /** Those of them that COPY writes: what the server computes is told to it by whether it is NULL, if at all. */
  public List<CellPlan> copied() {
    return written().stream()
        .filter(cell -> !(cell instanceof CellPlan.Evaluated evaluated) || evaluated.masked())
        .toList();
  }
}
