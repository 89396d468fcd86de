package dev.replica.genome;

import java.math.BigDecimal;
import java.util.List;

/** A genome that has something of everything. */
final class ExampleGenome {

  private ExampleGenome() {}

  static ValueModel.Number number(String from, String to) {
    return new ValueModel.Number(
        new BigDecimal("0.10"),
        List.of(new BigDecimal(from), new BigDecimal("7E+2"), new BigDecimal(to)),
        List.of(0.0, 0.1234567, 1.0));
  }

  static Genome genome() {
    ValueModel.Text text = new ValueModel.Text(
        120,
        number("0", "900"),
        List.of(new ValueModel.Shape("Aaa-9{3}", 0.75)),
        number("3", "800.5"));
    List<ColumnGenome> columns = List.of(
        column("id", "bigint", new ValueModel.Serial()),
        column("lat", "numeric(10,2)", number("-12.50", "1000")),
        column(
            "at",
            "timestamp without time zone",
            new ValueModel.Time(
                new BigDecimal("86400"),
                List.of("2014-04-01", "2014-09-30T12:00:00.5"),
                List.of(0.0, 1.0))),
        new ColumnGenome(
            "until",
            TypeName.of("timestamp without time zone"),
            true,
            null,
            false,
            null,
            12,
            new ValueModel.Time(
                new BigDecimal("86400"), List.of("2014-04-01", "2014-09-30"), List.of(0.0, 1.0)),
            new ColumnGenome.Difference("at", number("0", "900"))),
        column(
            "mood",
            "\"public\".\"mood\"",
            new ValueModel.Category(List.of("glad", "sad é \"q\"\n"), List.of(0.7, 0.1), text)),
        column("tags", "text[]", new ValueModel.Array(number("0", "700"), text)),
        column("extra", "jsonb", json()),
        column("raw", "bytea", new ValueModel.Bytes(number("0", "701"))),
        column(
            "spot",
            "point",
            new ValueModel.Parts("point", List.of(number("0", "800"), number("-1", "700")))));
    TableGenome trip = new TableGenome(
        "public",
        "trip",
        4_534_327_000L,
        "RANGE (at)",
        columns,
        List.of(
            new KeyGenome("trip_pkey", "primary", List.of("id"), List.of(), null, false, false)),
        List.of(new ReferenceGenome(
            "trip_base",
            List.of("mood"),
            "public",
            "base",
            List.of("id"),
            false,
            true,
            false,
            new ReferenceGenome.FanOut(List.of(0.0, 1.0), List.of(0.0, 17.25)),
            true)),
        List.of(new CheckGenome("lat_check", "(lat > (0)::numeric)")),
        List.of(new TableGenome.NullMask(List.of("lat"), 0.125)),
        new Dependence.Gaussian(
            true,
            List.of(0),
            List.of("lat", "at"),
            List.of(List.of(100), List.of(-5, 0), List.of(1, 2, 999))));
    TableGenome bare = new TableGenome(
        "public", "zero", 0, null, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    List<TypeGenome> types = List.of(
        new TypeGenome(
            "public", "mood", "enum", List.of("glad", "sad"), null, false, List.of(), List.of()),
        new TypeGenome(
            "public",
            "zip",
            "domain",
            List.of(),
            TypeName.of("text"),
            true,
            List.of(new CheckGenome("c", "(VALUE ~ '^[0-9]{5}$'::text)")),
            List.of()),
        new TypeGenome(
            "public",
            "pair",
            "composite",
            List.of(),
            null,
            false,
            List.of(),
            List.of(new TypeGenome.AttributeGenome("a", TypeName.of("integer")))));
    Genome bareSource =
        new Genome(Genome.FORMAT, new Source("", "", null), types, List.of(trip, bare));
    return new Genome(
        Genome.FORMAT,
        Fingerprint.of("7301234567890123456/16384", bareSource, "2014-09-30"),
        types,
        bareSource.tables());
  }

  private static ColumnGenome column(String name, String type, ValueModel values) {
    return new ColumnGenome(
        name,
        TypeName.of(type),
        name.equals("lat"),
        null,
        false,
        name.equals("id")
            ? new ColumnGenome.SequenceGenome("public", "trip_id_seq", 1, 1, 1, Long.MAX_VALUE)
            : null,
        12,
        values);
  }

  private static ValueModel.Json json() {
    ValueModel.Json count =
        new ValueModel.Json("number", List.of(), null, null, number("1", "900"));
    ValueModel.Json list = new ValueModel.Json("array", List.of(), number("0", "700"), count, null);
    return new ValueModel.Json(
        "object", List.of(new ValueModel.Json.Field("list", 0.5, list)), null, null, null);
  }
}
