package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ConstraintsIT {

  private static final String SCHEMA = """
      CREATE EXTENSION btree_gist;
      CREATE FUNCTION slug(text) RETURNS text LANGUAGE sql IMMUTABLE RETURN lower($1);
      CREATE TABLE region (
        country char(2), code text, name text,
        CONSTRAINT region_pk PRIMARY KEY (code, country) INCLUDE (name));
      CREATE TABLE account (
        id int PRIMARY KEY,
        email text NOT NULL,
        handle text UNIQUE NULLS NOT DISTINCT,
        rank int,
        country char(2),
        region text,
        parent int REFERENCES account DEFERRABLE INITIALLY DEFERRED,
        favourite int,
        deleted boolean NOT NULL DEFAULT false,
        CONSTRAINT account_rank UNIQUE (country, rank) DEFERRABLE,
        CONSTRAINT account_region FOREIGN KEY (region, country) REFERENCES region (code, country) MATCH FULL,
        CONSTRAINT positive CHECK (rank > 0),
        CONSTRAINT slugged CHECK (slug(email) = email AND email <> 'a?b'));
      ALTER TABLE account ADD CONSTRAINT late CHECK (id < 1000000) NOT VALID;
      ALTER TABLE account ADD CONSTRAINT ideal CHECK (id < 10) NOT ENFORCED;
      CREATE UNIQUE INDEX account_email ON account (lower(email), (rank + 1), country) INCLUDE (handle)
        WHERE NOT deleted;
      CREATE UNIQUE INDEX account_slug ON account (slug(email));
      CREATE INDEX account_plain ON account (country);
      CREATE TABLE purchase (
        id int PRIMARY KEY,
        account int NOT NULL REFERENCES account,
        handle text REFERENCES account (handle),
        wish int REFERENCES account NOT ENFORCED);
      ALTER TABLE account ADD CONSTRAINT account_favourite FOREIGN KEY (favourite) REFERENCES purchase NOT VALID;
      CREATE TABLE booking (
        room int,
        during tsrange,
        EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0));
      CREATE TABLE tenancy (
        flat int,
        during daterange,
        CONSTRAINT tenancy_pk PRIMARY KEY (flat, during WITHOUT OVERLAPS));
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER b_insert BEFORE INSERT OR UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE TRIGGER a_update AFTER UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE TRIGGER c_disabled AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE TRIGGER d_replica AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION touch();
      ALTER TABLE account DISABLE TRIGGER c_disabled, ENABLE REPLICA TRIGGER d_replica;
      ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
      """;

  private static Schema schema;
  private static Table account;

  @BeforeAll
  static void read() throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestServer.database(SCHEMA))) {
      schema = CatalogReader.read(connection, CatalogFilter.all());
      account = table("account");
    }
  }

  @Test
  void aKeyHasItsColumnsInOrderWithoutTheIncludedOnes() {
    assertThat(table("region").keys())
        .containsExactly(key("region_pk", Key.Kind.PRIMARY, List.of("code", "country")));
  }

  @Test
  void keysComeThePrimaryOneFirstThenByName() {
    assertThat(account.keys())
        .extracting(Key::name)
        .containsExactly(
            "account_pkey", "account_email", "account_handle_key", "account_rank", "account_slug");
  }

  @Test
  void aPartialIndexOnExpressionsTellsColumnsExpressionsAndPredicate() {
    assertThat(keyNamed("account_email"))
        .isEqualTo(new Key(
            "account_email",
            Key.Kind.INDEX,
            List.of("country"),
            List.of("lower(email)", "(rank + 1)"),
            Optional.of("(NOT deleted)"),
            false,
            false));
  }

  @Test
  void aFunctionOfTheUsersIsQualified() {
    assertThat(keyNamed("account_slug").expressions()).containsExactly("public.slug(email)");
    assertThat(account.checks())
        .contains(new Check(
            "slugged", "((public.slug(email) = email) AND (email <> 'a?b'::text))", true));
  }

  @Test
  void aUniqueConstraintTellsHowItTreatsNullsAndWhenItIsChecked() {
    assertThat(keyNamed("account_handle_key").kind()).isEqualTo(Key.Kind.UNIQUE);
    assertThat(keyNamed("account_handle_key").nullsNotDistinct()).isTrue();
    assertThat(keyNamed("account_rank").nullsNotDistinct()).isFalse();
    assertThat(keyNamed("account_rank").deferrable()).isTrue();
  }

  @Test
  void aCompositeForeignKeyPairsItsColumnsInOrder() {
    assertThat(foreignKey("account_region"))
        .isEqualTo(new ForeignKey(
            "account_region",
            List.of("region", "country"),
            new QualifiedName("public", "region"),
            List.of("code", "country"),
            true,
            false,
            false,
            true));
  }

  @Test
  void aForeignKeyToItselfMayBeDeferred() {
    ForeignKey parent = foreignKey("account_parent_fkey");

    assertThat(parent.parent()).isEqualTo(account.name());
    assertThat(parent.deferrable()).isTrue();
    assertThat(parent.initiallyDeferred()).isTrue();
  }

  @Test
  void aCycleIsReadFromBothItsEnds() {
    assertThat(foreignKey("account_favourite").parent())
        .isEqualTo(new QualifiedName("public", "purchase"));
    assertThat(foreignKey("account_favourite").validated()).isFalse();
    assertThat(table("purchase").foreignKeys())
        .extracting(ForeignKey::name, ForeignKey::parentColumns)
        .containsExactly(
            tuple("purchase_account_fkey", List.of("id")),
            tuple("purchase_handle_fkey", List.of("handle")));
  }

  @Test
  void checksAreReadButNotThoseThatAreNotEnforced() {
    assertThat(account.checks())
        .extracting(Check::name)
        .containsExactly("late", "positive", "slugged");
    assertThat(account.checks().get(0)).isEqualTo(new Check("late", "(id < 1000000)", false));
  }

  @Test
  void exclusionsAreReadWithTheirDefinition() {
    assertThat(table("booking").exclusions())
        .containsExactly(new Exclusion(
            "booking_room_during_excl",
            "EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room > 0))"));
  }

  @Test
  void aKeyWithoutOverlapsIsAnExclusion() {
    assertThat(table("tenancy").keys()).isEmpty();
    assertThat(table("tenancy").exclusions())
        .containsExactly(
            new Exclusion("tenancy_pk", "PRIMARY KEY (flat, during WITHOUT OVERLAPS)"));
    assertThat(table("tenancy").columns()).noneMatch(Column::nullable);
  }

  @Test
  void triggersOfTheUserAreReadWithWhenTheyFire() {
    assertThat(account.triggers())
        .extracting(Trigger::name, Trigger::enabled, Trigger::onInsert)
        .containsExactly(
            tuple("a_update", true, false),
            tuple("b_insert", true, true),
            tuple("c_disabled", false, true),
            tuple("d_replica", false, true));
    assertThat(account.triggers().get(1).definition()).contains("EXECUTE FUNCTION public.touch()");
  }

  @Test
  void rowSecurityIsTold() {
    assertThat(table("booking").rowSecurity()).isTrue();
    assertThat(account.rowSecurity()).isFalse();
  }

  private static Table table(String name) {
    return schema.table(new QualifiedName("public", name)).orElseThrow();
  }

  private static Key keyNamed(String name) {
    return account.keys().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ForeignKey foreignKey(String name) {
    return account.foreignKeys().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Key key(String name, Key.Kind kind, List<String> columns) {
    return new Key(name, kind, columns, List.of(), Optional.empty(), false, false);
  }
}
