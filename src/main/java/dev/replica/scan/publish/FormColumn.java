package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Strings of a form as they are published, and as trees see them: what they write, and which are of another form.
 *
 * @param model null where too little of them may be told
 * @param variables none without a model
 */
record FormColumn(ValueModel model, List<Ranked> variables) {

  private static final FormColumn NONE = new FormColumn(null, List.of());

  FormColumn {
    variables = List.copyOf(variables);
  }

  /** Of strings that are a sample of the column's. */
  static FormColumn of(String name, TextForm form, PublishingPolicy policy) {
    long distinct =
        form.values() instanceof Texts texts ? Literals.counted(texts).size() : 0;
    return of(name, form, distinct, rows(form), policy);
  }

  private static int rows(TextForm form) {
    return form.values() instanceof Texts texts ? texts.texts().length : 0;
  }

  /**
   * Of a column's strings.
   *
   * @param distinct number of different strings in the table, and {@code present} of rows that have one
   */
  static FormColumn of(
      String name, TextForm form, long distinct, long present, PublishingPolicy policy) {
    Values values = form.values();
    ValueModel told;
    List<Ranked> variables;
    if (values instanceof Numbers numbers) {
      NumberColumn column = NumberColumn.of(name, numbers, policy);
      told = column.model();
      variables = column.variables();
    } else if (values instanceof Texts addresses) {
      told = Networks.of(addresses, distinct, present, policy);
      variables = told == null ? List.of() : CompoundVariables.of(name, addresses, told, policy);
    } else {
      told = ValueModels.of(values, policy);
      variables = variables(name, values, told, policy);
    }
    return told == null ? NONE : of(name, form, told, variables, policy);
  }

  private static List<Ranked> variables(
      String name, Values values, ValueModel told, PublishingPolicy policy) {
    if (told == null) {
      return List.of();
    }
    return values instanceof Values.Documents documents
        ? DocumentVariables.of(name, documents, (ValueModel.Json) told, policy)
        : CompoundVariables.of(name, values, told, policy);
  }

  private static FormColumn of(
      String name,
      TextForm form,
      ValueModel told,
      List<Ranked> variables,
      PublishingPolicy policy) {
    boolean itself = form.values() instanceof Values.Documents || form.values() instanceof Texts;
    ValueModel others = form.others() == null ? null : ValueModels.ofTexts(form.others(), policy);
    double odd = others == null ? 0 : share(form);
    if (odd <= 0 || odd >= 1) {
      ValueModel model = itself ? told : new ValueModel.Written(form.form(), told);
      return new FormColumn(model, variables);
    }
    ValueModel.Written model = new ValueModel.Written(form.form(), told, odd, others);
    List<Ranked> all = new ArrayList<>();
    all.add(choice(name, form, model));
    all.addAll(variables);
    return new FormColumn(model, all);
  }

  /** Which strings are of the form, and of the others which are which as far as they are told. */
  private static Ranked choice(String name, TextForm form, ValueModel.Written model) {
    double[] ends = ValueParts.oddEnds(model);
    String[] others = form.others().texts();
    int[] codes = new int[others.length];
    if (ends.length > 1) {
      List<String> values = ((ValueModel.Category) model.others()).values();
      codes = new Literals(values, Collections.nCopies(values.size(), 0L), 0).codes(form.others());
    }
    for (int row = 0; row < codes.length; row++) {
      codes[row] = others[row] != null
          ? Math.min(codes[row], ends.length - 1)
          : form.has(row) ? ends.length : -1;
    }
    return Ranked.ofCategories(name, ends, codes, true).asPart(List.of(), Dependence.Part.PRESENT);
  }

  /** The share of strings of another form among those that were read. */
  private static double share(TextForm form) {
    long odd = Arrays.stream(form.others().texts()).filter(Objects::nonNull).count();
    long of = IntStream.range(0, form.others().texts().length).filter(form::has).count();
    return Rounding.share((double) odd / (odd + of), odd + of);
  }

  /** What the copula sees of them: numbers in their order; null for what are none. */
  static Variable variable(String name, TextForm form) {
    if (!(form.values() instanceof Numbers numbers)) {
      return null;
    }
    return Variable.ofNumbers(name, numbers.units());
  }
}
