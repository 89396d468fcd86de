package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNamesTest {

  private static Schema schema(String column, String type) {
    return TableSketch.schema(
        TableSketch.of("users").column("id", "integer").primary("id"),
        TableSketch.of("auth_group").column("id", "integer").primary("id"),
        TableSketch.of("categories").column("category_id", "integer").primary("category_id"),
        TableSketch.of("customer").column("customer_no", "text").primary("customer_no"),
        TableSketch.of("product").column("sku", "text").primary("sku"),
        TableSketch.of("child").column("key", "integer").column(column, type).primary("key"));
  }

  private static List<String> candidates(String column, String type) {
    Schema schema = schema(column, type);
    Table child = schema.table(TableSketch.name("child")).orElseThrow();
    return new KeyNames(schema)
        .of(child, child.column(column).orElseThrow()).stream()
            .map(found -> found.parent().name().name() + " " + found.evidence())
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "user_id, integer, users EXACT",
    "userId, bigint, users EXACT",
    "UserID, integer, users EXACT",
    "id_user, integer, users EXACT",
    "userid, integer, users EXACT",
    "user, integer, users ROLE",
    "created_by_user_id, integer, users ROLE",
    "created_by, integer, users PERSON",
    "ownerId, integer, users PERSON",
    "group_id, integer, auth_group ROLE",
    "auth_group_id, integer, auth_group EXACT",
    "category_id, integer, categories EXACT",
    "customer_no, text, customer EXACT",
    "customer_number, varchar(9), customer EXACT",
    "sku, text, product EXACT",
    "parent_id, integer, child EXACT",
    "child_id, integer, child EXACT"
  })
  void aNameLeadsToTheTableThatItNames(String column, String type, String expected) {
    assertThat(candidates(column, type)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "usage_id", "used", "grid", "position", "user_count", "customers_id"})
  void aNameThatNamesNoTableLeadsNowhere(String column) {
    assertThat(candidates(column, "integer")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"user_id, text", "customer_no, integer", "user_id, boolean"})
  void aColumnOfAnotherTypeLeadsNowhere(String column, String type) {
    assertThat(candidates(column, type)).isEmpty();
  }
}
