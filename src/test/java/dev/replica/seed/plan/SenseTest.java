package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Table;
import dev.replica.support.TableSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseTest {

  private static Table table(String name, String... columns) {
    TableSketch sketch = TableSketch.of(name).identity("id");
    for (String column : columns) {
      sketch.column(column, "text");
    }
    return TableSketch.schema(sketch).tables().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "customer, first_name, GIVEN_NAME",
    "orders, billingLastName, FAMILY_NAME",
    "customers, name, FULL_NAME",
    "tbl_suppliers, name, COMPANY",
    "countries, name, COUNTRY",
    "language, name, LANGUAGE",
    "provinces, name, STATE",
    "orders, ship_country, COUNTRY",
    "address, address1, STREET",
    "orders, shipping_address, STREET",
    "wallet, wallet_address, ",
    "employees, title, JOB",
    "film, title, ",
    "product, name, ",
    "contact, contact_title, JOB"
  })
  void namesTellWhatColumnsHold(String table, String column, Sense sense) {
    Table sketched = table(table, column);
    assertThat(Sense.of(sketched, sketched.column(column).orElseThrow()).map(Sense.Found::sense))
        .isEqualTo(java.util.Optional.ofNullable(sense));
  }

  @Test
  void tablesOfPeopleAreKnownByTheirNamesOrTheirColumns() {
    assertThat(Sense.people(table("customers", "code"))).isTrue();
    assertThat(Sense.people(table("staff", "title", "last_name"))).isTrue();
    assertThat(Sense.people(table("shop", "title", "contact_email"))).isFalse();
    assertThat(Sense.people(table("album", "title"))).isFalse();
  }
}
