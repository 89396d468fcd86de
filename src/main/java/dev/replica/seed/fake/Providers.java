package dev.replica.seed.fake;

import dev.replica.Suggestion;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.datafaker.Faker;
import net.datafaker.providers.base.ProviderRegistration;

/** What Datafaker offers, for messages: its providers and their methods. */
final class Providers {

  private Providers() {}

  /** What is wrong with a call of {@code provider.method}; a null method for one of Faker itself. Empty where both exist. */
  static Optional<String> problem(String provider, String method) {
    List<Method> offered = offered(Faker.class);
    Optional<Method> found =
        offered.stream().filter(each -> same(each, provider)).findFirst();
    if (found.isEmpty()) {
      return Optional.of("names " + provider + ", which Datafaker does not have"
          + Suggestion.among(provider, names(offered)));
    }
    if (method == null) {
      return Optional.of(
          "calls " + provider
              + " in a way that Datafaker does not know. Write #{Provider.method} with its arguments in single quotes");
    }
    List<Method> methods = offered(found.get().getReturnType());
    return methods.stream().anyMatch(each -> same(each, method))
        ? Optional.of("gives " + provider + "." + method + " arguments that it does not take")
        : Optional.of("names " + provider + "." + method + ", which Datafaker does not have"
            + Suggestion.among(method, names(methods)));
  }

  private static List<Method> offered(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() != Object.class
            && method.getDeclaringClass() != ProviderRegistration.class)
        .toList();
  }

  private static boolean same(Method method, String name) {
    return FakeText.plain(method.getName()).equals(FakeText.plain(name));
  }

  private static List<String> names(List<Method> methods) {
    return methods.stream().map(Method::getName).sorted().distinct().toList();
  }
}
