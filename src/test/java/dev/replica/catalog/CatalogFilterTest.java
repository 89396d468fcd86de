package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogFilterTest {

  private static final QualifiedName ORDERS = new QualifiedName("shop", "orders");

  @ParameterizedTest
  @CsvSource({
    "orders, true",
    "order?, true",
    "order, false",
    "o*, true",
    "*, true",
    "shop.*, true",
    "*.orders, true",
    "sho?.o*s, true",
    "shop.order, false",
    "Orders, false",
    "o.*, false",
    "shop, false",
    "orders$, false",
  })
  void aPatternMatchesTheNameWithItsSchemaIfItHoldsADot(String pattern, boolean matches) {
    assertThat(new CatalogFilter(List.of(), List.of(pattern), List.of()).accepts(ORDERS))
        .isEqualTo(matches);
  }

  @Test
  void allAcceptsEveryTable() {
    assertThat(CatalogFilter.all().accepts(ORDERS)).isTrue();
  }

  @Test
  void oneIncludeOfSeveralIsEnough() {
    assertThat(new CatalogFilter(List.of(), List.of("lines", "orders"), List.of()).accepts(ORDERS))
        .isTrue();
  }

  @Test
  void anExcludeWinsOverAnInclude() {
    assertThat(new CatalogFilter(List.of(), List.of("orders"), List.of("shop.*")).accepts(ORDERS))
        .isFalse();
  }

  @Test
  void aTableOfAnotherSchemaIsLeftOut() {
    assertThat(new CatalogFilter(List.of("store"), List.of("orders"), List.of()).accepts(ORDERS))
        .isFalse();
  }
}
