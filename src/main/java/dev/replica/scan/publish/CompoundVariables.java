package dev.replica.scan.publish;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The variables of values that are made of numbers: arrays' lengths, ranges, points and shapes; and of addresses. */
final class CompoundVariables {

  private final String column;
  private final PublishingPolicy policy;
  private final List<Ranked> variables = new ArrayList<>();

  private CompoundVariables(String column, PublishingPolicy policy) {
    this.column = column;
    this.policy = policy;
  }

  /** The variables of a column, what its values themselves are first; none for values of one piece. */
  static List<Ranked> of(String column, Values values, ValueModel model, PublishingPolicy policy) {
    CompoundVariables found = new CompoundVariables(column, policy);
    if (values instanceof Values.Arrays arrays && model instanceof ValueModel.Array array) {
      found.add(Marginal.placeLengths(arrays.lengths(), policy), null);
      found.variables.addAll(Members.variables(column, arrays, array));
    } else if (values instanceof Values.Pairs pairs && model instanceof ValueModel.Parts) {
      found.add(pairs.first(), null);
      found.add(pairs.second(), pairs.form().equals("range") ? Part.WIDTH : Part.Y);
    } else if (values instanceof Values.Shapes shapes && model instanceof ValueModel.Parts parts) {
      found.add(shapes.x(), null);
      found.add(shapes.y(), Part.Y);
      found.add(shapes.reach(), Part.REACH);
      found.add(shapes.points(), Part.POINTS);
      if (parts.parts().size() > 4) {
        found.addKinds(
            (Texts) shapes.kinds(), (ValueModel.Category) parts.parts().get(4));
      }
    }
    if (values instanceof Texts texts && model instanceof ValueModel.Parts parts) {
      found.addNetworks(texts, (ValueModel.Category) parts.parts().get(0));
    }
    return found.variables;
  }

  private void addNetworks(Texts texts, ValueModel.Category networks) {
    if (networks.values().size() > 1) {
      int[] codes = Networks.codes(texts, networks.values());
      variables.add(
          Ranked.ofCategories(column, networks.ends(), codes, false).asPart(List.of(), Part.KIND));
    }
  }

  private void add(Values values, Part part) {
    if (values instanceof Numbers numbers) {
      add(Marginal.place(numbers, policy), part);
    }
  }

  private void add(Optional<Marginal.Placed> placed, Part part) {
    placed
        .map(found -> Ranked.ofNumbers(column, found).asPart(List.of(), part))
        .filter(ranked -> ranked.bins().count() > 1)
        .ifPresent(variables::add);
  }

  private void addKinds(Texts texts, ValueModel.Category kinds) {
    List<Long> none = Collections.nCopies(kinds.values().size(), 0L);
    int[] codes = new Literals(kinds.values(), none, 0).codes(texts);
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == kinds.values().size() ? -1 : codes[row];
    }
    if (kinds.values().size() > 1) {
      variables.add(
          Ranked.ofCategories(column, kinds.ends(), codes, false).asPart(List.of(), Part.KIND));
    }
  }
}
