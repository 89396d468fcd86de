package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The parents that a row refers to by several foreign keys go together, and each keeps its number of children. */
class ChosenParentsIT {

  private static final String SCHEMA = """
      CREATE TABLE airline (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE plane (id int PRIMARY KEY, seats int NOT NULL);
      CREATE TABLE route (id int PRIMARY KEY, distance int NOT NULL);
      CREATE TABLE status (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE crew (id int PRIMARY KEY);
      CREATE TABLE flight (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        airline_id int NOT NULL REFERENCES airline,
        plane_id int NOT NULL REFERENCES plane,
        route_id int NOT NULL REFERENCES route,
        status_id int NOT NULL REFERENCES status,
        crew_id int REFERENCES crew,
        late int);
      CREATE TABLE voucher (
        plane_id int REFERENCES plane, route_id int REFERENCES route, PRIMARY KEY (plane_id, route_id));
      """;

  /**
   * A plane is always one airline's, large planes fly far, nine in ten flights have one of two statuses, only those of one of these are
   * late, and three quarters of the flights have no crew: the others' crews have eight each.
   */
  private static final String ROWS = """
      SELECT setseed(.3);
      INSERT INTO airline SELECT n, md5(n::text) FROM generate_series(1, 6) n;
      INSERT INTO plane SELECT n, 50 + floor(300 * random()) FROM generate_series(1, 600) n;
      INSERT INTO route SELECT n, 100 + 20 * n FROM generate_series(1, 400) n;
      INSERT INTO status SELECT n, md5(n::text) FROM generate_series(1, 12) n;
      INSERT INTO crew SELECT n FROM generate_series(1, 625) n;
      INSERT INTO flight (airline_id, plane_id, route_id, status_id, crew_id, late)
        SELECT 1 + least(5, p.id % 13), p.id,
               1 + floor(least(399, greatest(0, p.seats * 400.0 / 350 + 60 * (random() - .5)))),
               s, CASE WHEN n % 4 = 0 THEN 1 + (n / 4) % 625 END,
               CASE s WHEN 2 THEN 30 + floor(60 * random()) ELSE floor(3 * random()) END
        FROM (SELECT n, 1 + floor(600 * power(random(), 2)) plane,
                     CASE WHEN random() < .6 THEN 1 WHEN random() < .75 THEN 2 ELSE 3 + floor(10 * random()) END s
              FROM generate_series(1, 20000) n) f JOIN plane p ON p.id = f.plane;
      INSERT INTO voucher
        SELECT p.id, r.id FROM plane p, LATERAL (
          SELECT id FROM route ORDER BY abs(id - p.seats * 400.0 / 350) + 60 * (hashint4(id * 1000 + p.id) / 4294967296.0 + .5) LIMIT 10) r;
      ANALYZE;
      """;

  private static TestDatabase source;
  private static TestDatabase target;
  private static Genome genome;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    target = TestDatabase.of(SCHEMA);
    target.seed(genome, TestDatabase.options(null));
  }

  private static void assertAlike(String query, double bound) throws SQLException {
    double expected = source.number(query);
    assertThat(target.number(query)).as(query).isCloseTo(expected, within(bound));
  }

  @Test
  void aParentOfOneReferenceKeepsToAParentOfAnother() throws SQLException {
    assertAlike("""
        SELECT avg(share) FROM (
          SELECT max(n) / sum(n) share FROM (
            SELECT plane_id, airline_id, count(*) n FROM flight GROUP BY 1, 2) f
          GROUP BY plane_id HAVING sum(n) > 5) s
        """, .08);
  }

  @Test
  void parentsGoTogetherByWhatTheyAre() throws SQLException {
    assertAlike(
        "SELECT corr(seats, distance) FROM flight JOIN plane p ON p.id = plane_id JOIN route r ON r.id = route_id",
        .08);
  }

  @Test
  void soDoPairsThatDiffer() throws SQLException {
    assertAlike(
        "SELECT corr(seats, distance) FROM voucher JOIN plane p ON p.id = plane_id JOIN route r ON r.id = route_id",
        .12);
  }

  @Test
  void rowsAreWhatThoseOfThePopularParentAre() throws SQLException {
    String ofSecond = """
        SELECT avg((late >= 30)::int) FROM flight WHERE status_id = (
          SELECT status_id FROM flight GROUP BY 1 ORDER BY count(*) DESC OFFSET 1 LIMIT 1)
        """;
    assertAlike(ofSecond, .05);
  }

  @Test
  void eachParentKeepsItsNumberOfChildren() throws SQLException {
    for (String key : new String[] {"airline_id", "plane_id", "route_id", "status_id"}) {
      assertAlike(
          "SELECT sqrt(avg(n * n)) / avg(n) FROM (SELECT count(*)::float8 n FROM flight GROUP BY "
              + key + ") f",
          .05);
    }
  }

  @Test
  void rowsThatReferToNothingTakeNoChildrenFromAnyParent() throws SQLException {
    String spread =
        "SELECT stddev(n) FROM (SELECT count(*) n FROM flight WHERE crew_id IS NOT NULL GROUP BY crew_id) f";
    assertAlike(spread, .6);
  }

  @Test
  void whatIsReferredToMostInALookupTableStaysSo() throws SQLException {
    String share = "SELECT avg((status_id = %d)::int) FROM flight";
    assertAlike(share.formatted(1), .01);
    assertAlike(share.formatted(2), .01);
  }

  @Test
  void soItDoesWhereItsRowsAreThereBefore() throws SQLException {
    TestDatabase migrated = TestDatabase.of(
        SCHEMA + "INSERT INTO status SELECT 13 - n, 'Status ' || n FROM generate_series(1, 12) n;");
    migrated.seed(genome, TestDatabase.options(null));
    assertThat(migrated.number("SELECT avg((status_id = 1)::int) FROM flight"))
        .isCloseTo(source.number("SELECT avg((status_id = 1)::int) FROM flight"), within(.01));
  }
}
