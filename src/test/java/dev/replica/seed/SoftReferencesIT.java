package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ReferenceGenome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** References that no constraint stands behind are found by names and values, and lead somewhere in the seeded rows too. */
class SoftReferencesIT {

  private static final String SCHEMA = """
      CREATE TABLE users (id int PRIMARY KEY, name text);
      CREATE TABLE customer (customer_no text PRIMARY KEY, external_user_id int);
      CREATE TABLE team (id uuid PRIMARY KEY, "createdBy" int, lead_user_id int NOT NULL);
      CREATE TABLE purchase (id bigint PRIMARY KEY, "userId" int NOT NULL, customer_no text NOT NULL, team_uuid uuid,
        source_user_id int NOT NULL, tax_code int NOT NULL);
      CREATE TABLE category (id int PRIMARY KEY, parent_id int);
      CREATE TABLE tax (id int PRIMARY KEY, code int NOT NULL UNIQUE);
      """;

  /** Every user of a thousand is referred to by few; teams and customers by keys that no accident would hit. */
  private static final String ROWS = """
      INSERT INTO users SELECT n, 'user ' || n FROM generate_series(1, 1000) n;
      INSERT INTO customer SELECT 'K-' || 10000 + n * 7, 1 + n % 20 FROM generate_series(1, 500) n;
      INSERT INTO team SELECT md5(n::text)::uuid, 1 + n * 37 % 1000, 1 + n * 91 % 1000 FROM generate_series(1, 200) n;
      INSERT INTO purchase SELECT n, 1 + (n * n) % 1000, 'K-' || 10000 + (1 + n % 500) * 7, CASE WHEN n % 4 > 0 THEN md5((1 + n % 200)::text)::uuid END,
        100000 + n % 77, 19 FROM generate_series(1, 4000) n;
      INSERT INTO category SELECT n, CASE WHEN n > 5 THEN 1 + n / 6 END FROM generate_series(1, 300) n;
      INSERT INTO tax SELECT n, n * 5 FROM generate_series(1, 3) n;
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void referencesAreFoundByNamesAndValues(TestServer server) throws SQLException {
    Genome genome = scan(new TestDatabase(server.createDatabase(SCHEMA + ROWS)));
    assertThat(references(genome))
        .containsExactly(
            "category: parent_id -> public.category",
            "purchase: customer_no -> public.customer",
            "purchase: team_uuid -> public.team",
            "purchase: userId -> public.users",
            "team: createdBy -> public.users",
            "team: lead_user_id -> public.users");
    assertThat(GenomeFile.parse(GenomeFile.print(genome))).isEqualTo(genome);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void seededRowsJoinAsTheScannedOnes(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(target.seed(scan(source), TestDatabase.options(null)).notices()).isEmpty();
    for (String join : List.of(
        "purchase JOIN users u ON u.id = \"userId\"",
        "purchase JOIN customer USING (customer_no)",
        "team JOIN users u ON u.id = \"createdBy\"",
        "team JOIN users u ON u.id = lead_user_id")) {
      assertThat(target.count(join)).as(join).isEqualTo(source.count(join));
    }
    assertThat(target.count("purchase JOIN team ON team.id = team_uuid")).isBetween(2900L, 3100L);
    assertThat(
            target.count(
                "category c LEFT JOIN category p ON p.id = c.parent_id WHERE p.id IS NULL AND c.parent_id IS NOT NULL"))
        .isZero();
  }

  private static final String POLYMORPHIC = """
      CREATE TYPE target AS ENUM ('post', 'photo', 'nothing');
      CREATE TABLE blog_posts (id bigint PRIMARY KEY);
      CREATE TABLE photos (id bigint PRIMARY KEY);
      CREATE TABLE comments (id bigint PRIMARY KEY, owner_type text, owner_id bigint, target_kind target NOT NULL, target_id bigint NOT NULL,
        place_type text NOT NULL, place_id bigint NOT NULL);
      """;

  /** Posts from 1000 and photos from 90000 on: who takes one for the other finds nothing. */
  private static final String POLYMORPHIC_ROWS = """
      INSERT INTO blog_posts SELECT 1000 + n FROM generate_series(1, 400) n;
      INSERT INTO photos SELECT 90000 + n FROM generate_series(1, 300) n;
      INSERT INTO comments SELECT n,
          CASE WHEN n % 10 < 6 THEN 'app.models.BlogPost' WHEN n % 10 < 9 THEN 'Photo' END,
          CASE WHEN n % 10 < 6 THEN 1001 + n * 7 % 400 WHEN n % 10 < 9 THEN 90001 + n * 3 % 300 END,
          (ARRAY['post', 'post', 'photo', 'nothing'])[1 + n % 4]::target,
          CASE WHEN n % 4 < 2 THEN 1001 + n % 100 WHEN n % 4 = 2 THEN 90001 + n % 7 ELSE 0 END,
          (ARRAY['north', 'south'])[1 + n % 2], n
        FROM generate_series(1, 6000) n;
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void aTypeAndAnIdLeadToTheTableThatTheTypeSays(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(POLYMORPHIC + POLYMORPHIC_ROWS));
    Genome genome = scan(source);
    assertThat(references(genome))
        .containsExactly(
            "comments: owner_id -> public.blog_posts",
            "comments: owner_id -> public.photos",
            "comments: target_id -> public.blog_posts",
            "comments: target_id -> public.photos");
    TestDatabase target = new TestDatabase(server.createDatabase(POLYMORPHIC));
    assertThat(target
            .seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null))
            .notices())
        .isEmpty();
    String posts =
        "comments JOIN blog_posts b ON b.id = owner_id AND owner_type = 'app.models.BlogPost'";
    String photos = "comments JOIN photos p ON p.id = owner_id AND owner_type = 'Photo'";
    assertThat(target.count(posts)).isBetween(3400L, 3800L);
    assertThat(target.count(posts) + target.count(photos))
        .isEqualTo(target.count("comments WHERE owner_id IS NOT NULL"))
        .isBetween(5200L, 5600L);
    assertThat(target.count("comments WHERE (owner_type IS NULL) <> (owner_id IS NULL)"))
        .isZero();
    assertThat(
            target.count(
                "comments LEFT JOIN blog_posts b ON b.id = target_id WHERE target_kind = 'post' AND b.id IS NULL"))
        .isZero();
    assertThat(
            target.count(
                "comments LEFT JOIN photos p ON p.id = target_id WHERE target_kind = 'photo' AND p.id IS NULL"))
        .isZero();
    String commented = "SELECT count(DISTINCT target_id) FROM comments WHERE target_kind = 'post'";
    assertThat(source.number(commented)).isEqualTo(50);
    assertThat(target.number(commented)).isBetween(40.0, 60.0);
  }

  private static final String UNSCANNED = """
      CREATE TABLE users (id int PRIMARY KEY);
      CREATE TABLE visit (id int PRIMARY KEY, user_id int NOT NULL, external_user_id int NOT NULL, "userId" int NOT NULL CHECK ("userId" > 1000000), owner_id int NOT NULL);
      CREATE TABLE badge (user_id int NOT NULL UNIQUE);
      """;

  @Test
  void namesThatLeaveNoDoubtAreBelievedWithoutAScan() throws SQLException {
    TestDatabase target = TestDatabase.of(UNSCANNED);
    SeedOptions options = TestDatabase.options(50L);
    assertThat(target.seed(Genome.empty(), options).notices()).isEmpty();
    assertThat(target.count("visit JOIN users ON users.id = user_id")).isEqualTo(50);
    assertThat(target.count("visit JOIN users ON users.id = external_user_id")).isLessThan(50);
    assertThat(target.count("badge JOIN users ON users.id = user_id")).isEqualTo(50);
  }

  private static Genome scan(TestDatabase source) {
    return source.scan();
  }

  private static List<String> references(Genome genome) {
    return genome.tables().stream()
        .flatMap(table -> table.references().stream()
            .filter(ReferenceGenome::soft)
            .map(reference -> table.name() + ": " + reference.columns().get(0) + " -> "
                + reference.parentSchema() + "." + reference.parentTable()))
        .sorted()
        .toList();
  }
}
