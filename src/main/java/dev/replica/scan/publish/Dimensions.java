package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Publishes the dimensions of arrays: those that enough arrays share. */
final class Dimensions {

  private Dimensions() {}

  /** None where all that is told has one dimension that begins at 1. */
  static List<ValueModel.Dimensions> of(
      Map<Values.Shape, Integer> shapes, PublishingPolicy policy) {
    List<Map.Entry<Values.Shape, Integer>> told = shapes.entrySet().stream()
        .filter(shape -> policy.tells(shape.getValue()))
        .sorted(Map.Entry.<Values.Shape, Integer>comparingByValue()
            .reversed()
            .thenComparing(shape -> shape.getKey().toString(), Comparator.naturalOrder()))
        .toList();
    if (told.stream().allMatch(shape -> plain(shape.getKey()))) {
      return List.of();
    }
    double all = told.stream().mapToInt(Map.Entry::getValue).sum();
    return told.stream()
        .map(shape -> new ValueModel.Dimensions(
            shape.getKey().inner(),
            fromOne(shape.getKey()) ? List.of() : shape.getKey().lowerBounds(),
            Rounding.share(shape.getValue() / all)))
        .toList();
  }

  private static boolean plain(Values.Shape shape) {
    return shape.inner().isEmpty() && fromOne(shape);
  }

  private static boolean fromOne(Values.Shape shape) {
    return shape.lowerBounds().stream().allMatch(bound -> bound == 1);
  }
}
