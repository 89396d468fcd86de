package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.List;

/** Publishes values that are no strings of a column of their own: of whole columns, elements of arrays, and parts. */
final class ValueModels {

  private ValueModels() {}

  /** The model of values; null where too little of them may be told. */
  static ValueModel of(Values values, PublishingPolicy policy) {
    if (values instanceof Numbers numbers) {
      return Marginal.of(numbers, policy).orElse(null);
    }
    if (values instanceof Texts texts) {
      return ofTexts(texts, policy);
    }
    if (values instanceof Values.Bytes bytes) {
      ValueModel.Number length = Marginal.ofLengths(bytes.lengths(), policy);
      return length == null ? null : new ValueModel.Bytes(length);
    }
    if (values instanceof Values.Arrays arrays) {
      ValueModel.Number length = Marginal.ofLengths(arrays.lengths(), policy);
      ValueModel element = of(arrays.elements(), policy);
      if (element != null && !Members.of(arrays, element, policy).isEmpty()) {
        element = Members.inOrder(arrays, (ValueModel.Category) element);
      }
      return length == null || element == null
          ? null
          : new ValueModel.Array(
              length,
              element,
              Dimensions.of(arrays.shapes(), policy),
              Members.of(arrays, element, policy));
    }
    if (values instanceof Values.Documents documents) {
      return Documents.of(documents, policy);
    }
    if (values instanceof Values.Shapes shapes) {
      return shapes(shapes, policy);
    }
    if (values instanceof Values.Pairs pairs) {
      ValueModel first = of(pairs.first(), policy);
      ValueModel second = of(pairs.second(), policy);
      return first == null || second == null
          ? null
          : new ValueModel.Parts(pairs.form(), List.of(first, second));
    }
    return null;
  }

  /** The model of strings: what they write, which they are, or how they look; null where too little of them may be told. */
  static ValueModel ofTexts(Texts texts, PublishingPolicy policy) {
    Literals literals = Literals.of(texts, policy);
    TextForm form = TextForm.of(texts, literals, policy);
    if (form != null) {
      return FormColumn.of("", form, policy).model();
    }
    long distinct = Literals.counted(texts).size();
    return Strings.categorical(literals)
        ? Strings.category(texts, literals, true, distinct, policy)
        : Strings.looks(texts, distinct, texts.texts().length, policy);
  }

  /** What they are is told where enough of them are the same. */
  private static ValueModel shapes(Values.Shapes shapes, PublishingPolicy policy) {
    List<ValueModel> parts = new ArrayList<>();
    for (Values part : List.of(shapes.x(), shapes.y(), shapes.reach(), shapes.points())) {
      ValueModel model = of(part, policy);
      if (model == null) {
        return null;
      }
      parts.add(model);
    }
    if (of(shapes.kinds(), policy) instanceof ValueModel.Category kinds && kinds.other() == null) {
      parts.add(kinds);
    }
    return new ValueModel.Parts("shape", parts);
  }
}
