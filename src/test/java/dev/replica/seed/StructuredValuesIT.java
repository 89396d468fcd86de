package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of documents, arrays, ranges and points depend on the rest of the row, and on each other, as they did. */
class StructuredValuesIT {

  private static final String SCHEMA = """
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        payload jsonb NOT NULL,
        spot point NOT NULL,
        took int4range NOT NULL,
        tags text[] NOT NULL,
        client inet NOT NULL,
        net cidr NOT NULL,
        zip text NOT NULL,
        CHECK (payload->>'kind' = kind));
      """;

  private static final String ROWS = """
      SELECT setseed(.3);
      INSERT INTO event (kind, payload, spot, took, tags, client, net, zip)
      SELECT kind,
        jsonb_build_object('kind', kind) || CASE kind
          WHEN 'view' THEN jsonb_build_object('page', (ARRAY['home', 'cart'])[1 + floor(2 * a)::int])
          WHEN 'buy' THEN jsonb_build_object('amount', 100 + floor(50 * a), 'voucher', CASE WHEN b < .5 THEN 'SPRING' END)
          ELSE jsonb_build_object('code', CASE WHEN b < .5 THEN to_jsonb(500) ELSE to_jsonb('E7'::text) END, 'fatal', b < .5) END,
        CASE kind WHEN 'buy' THEN point(10 + a, 50 + a) ELSE point(2 + b, 40 + a) END,
        int4range(floor(10 * b)::int, floor(10 * b)::int + CASE kind WHEN 'view' THEN 1 ELSE 100 END),
        CASE kind WHEN 'fail' THEN ARRAY[]::text[] WHEN 'buy' THEN ARRAY['paid', 'new'] ELSE ARRAY['seen'] END,
        (CASE kind WHEN 'view' THEN '10.7.' ELSE '192.168.' END || floor(200 * a) || '.' || floor(200 * b))::inet,
        ('172.16.' || floor(200 * a) || '.0/24')::cidr,
        CASE kind WHEN 'buy' THEN (10000 + floor(80000 * a))::text ELSE 'AB' || (100 + floor(800 * b)) END
      FROM (SELECT (ARRAY['view', 'view', 'buy', 'fail'])[1 + floor(4 * random())::int] AS kind, random() AS a, random() AS b
            FROM generate_series(1, 5000)) r;
      """;

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void partsDependOnTheRowAndOnEachOther(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    Genome genome = source.scan();
    String printed = GenomeFile.print(genome);
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(GenomeFile.parse(printed), TestDatabase.options(null));

    assertNone(target, "payload ? 'page' <> (kind = 'view')");
    assertNone(target, "payload ? 'amount' <> (kind = 'buy')");
    assertNone(target, "payload ? 'code' <> (kind = 'fail')");
    assertNone(
        target, "(jsonb_typeof(payload->'code') = 'number') <> (payload->>'fatal')::boolean");
    assertNone(target, "(cardinality(tags) = 0) <> (kind = 'fail')");
    assertNone(target, "(tags = ARRAY['paid', 'new']) <> (kind = 'buy')");
    assertNone(target, "(tags = ARRAY['seen']) <> (kind = 'view')");
    assertNone(target, "(upper(took) - lower(took) < 50) <> (kind = 'view')");
    assertNone(target, "(spot[0] > 5) <> (kind = 'buy')");
    assertNone(target, "(client << '10.7.0.0/16') <> (kind = 'view')");
    assertNone(target, "(client << '192.168.0.0/16') = (kind = 'view') OR masklen(client) <> 32");
    assertNone(target, "NOT net << '172.16.0.0/16' OR masklen(net) <> 24");
    assertNone(
        target, "(zip ~ '^[0-9]{5}$') <> (kind = 'buy') OR zip !~ '^([0-9]{5}|AB[0-9]{3})$'");
    for (String share : new String[] {
      "avg((payload->>'page' = 'home')::int)",
      "avg((payload->>'voucher' = 'SPRING')::int) FILTER (WHERE kind = 'buy')",
      "avg((jsonb_typeof(payload->'voucher') = 'null')::int)",
      "corr(spot[0], spot[1]) FILTER (WHERE kind = 'buy')",
      "corr(spot[0], spot[1]) FILTER (WHERE kind = 'view')"
    }) {
      String query = "SELECT " + share + " FROM event";
      assertThat(target.number(query)).as(share).isCloseTo(source.number(query), within(.05));
    }
  }

  private static void assertNone(TestDatabase target, String condition) throws SQLException {
    assertThat(target.number("SELECT count(*) FROM event WHERE " + condition))
        .as(condition)
        .isZero();
  }
}
