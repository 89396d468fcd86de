package dev.replica.catalog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's own base types, ranges and multiranges, whose object identifiers are the same everywhere. */
final class SystemTypes {

  /** Each: name, category, oid, oid of its array type (0 where it has none). */
  private static final String SCALARS = """
      bool:B:16:1000 bytea:U:17:1001 char:Z:18:1002 name:S:19:1003 int8:N:20:1016 int2:N:21:1005
      int2vector:A:22:1006 int4:N:23:1007 regproc:N:24:1008 text:S:25:1009 oid:N:26:1028 tid:U:27:1010
      xid:U:28:1011 cid:U:29:1012 oidvector:A:30:1013 json:U:114:199 xml:U:142:143 pg_node_tree:Z:194:0
      point:G:600:1017 lseg:G:601:1018 path:G:602:1019 box:G:603:1020 polygon:G:604:1027 line:G:628:629
      cidr:I:650:651 float4:N:700:1021 float8:N:701:1022 circle:G:718:719 macaddr8:U:774:775 money:N:790:791
      macaddr:U:829:1040 inet:I:869:1041 aclitem:U:1033:1034 bpchar:S:1042:1014 varchar:S:1043:1015
      date:D:1082:1182 time:D:1083:1183 timestamp:D:1114:1115 timestamptz:D:1184:1185 interval:T:1186:1187
      timetz:D:1266:1270 bit:V:1560:1561 varbit:V:1562:1563 numeric:N:1700:1231 refcursor:U:1790:2201
      regprocedure:N:2202:2207 regoper:N:2203:2208 regoperator:N:2204:2209 regclass:N:2205:2210
      regtype:N:2206:2211 uuid:U:2950:2951 txid_snapshot:U:2970:2949 pg_lsn:U:3220:3221 pg_ndistinct:Z:3361:0
      pg_dependencies:Z:3402:0 tsvector:U:3614:3643 tsquery:U:3615:3645 gtsvector:U:3642:3644
      regconfig:N:3734:3735 regdictionary:N:3769:3770 jsonb:U:3802:3807 jsonpath:U:4072:4073
      regnamespace:N:4089:4090 regrole:N:4096:4097 regcollation:N:4191:4192 pg_brin_bloom_summary:Z:4600:0
      pg_brin_minmax_multi_summary:Z:4601:0 pg_mcv_list:Z:5017:0 pg_snapshot:U:5038:5039 xid8:U:5069:271
      """;

  /** Each: name, subtype, oid, oid of its array type. */
  private static final String RANGES = """
      int4range:int4:3904:3905 numrange:numeric:3906:3907 tsrange:timestamp:3908:3909
      tstzrange:timestamptz:3910:3911 daterange:date:3912:3913 int8range:int8:3926:3927
      """;

  /** Each: name, range, oid, oid of its array type. */
  private static final String MULTIRANGES = """
      int4multirange:int4range:4451:6150 nummultirange:numrange:4532:6151 tsmultirange:tsrange:4533:6152
      tstzmultirange:tstzrange:4534:6153 datemultirange:daterange:4535:6155 int8multirange:int8range:4536:6157
      """;

  private static final Map<String, SqlType> BY_NAME = new HashMap<>();
  private static final Map<String, Integer> ARRAY_OIDS = new HashMap<>();

  static {
    for (String[] type : entries(SCALARS)) {
      add(
          new SqlType.Scalar(
              Integer.parseInt(type[2]), system(type[0]), type[1].charAt(0), List.of()),
          type[3]);
    }
    for (String[] type : entries(RANGES)) {
      add(
          new SqlType.Range(Integer.parseInt(type[2]), system(type[0]), BY_NAME.get(type[1])),
          type[3]);
    }
    for (String[] type : entries(MULTIRANGES)) {
      SqlType.Range range = (SqlType.Range) BY_NAME.get(type[1]);
      add(new SqlType.Multirange(Integer.parseInt(type[2]), system(type[0]), range), type[3]);
    }
  }

  private SystemTypes() {}

  /** The type that {@code pg_type} calls {@code internalName}, with no modifier. */
  static Optional<SqlType> find(String internalName) {
    return Optional.ofNullable(BY_NAME.get(internalName));
  }

  /** The oid of the type's array type; 0 where there is none. */
  static int arrayOid(String internalName) {
    return ARRAY_OIDS.getOrDefault(internalName, 0);
  }

  /** All of them. */
  static List<SqlType> all() {
    return List.copyOf(BY_NAME.values());
  }

  private static void add(SqlType type, String arrayOid) {
    BY_NAME.put(type.name().name(), type);
    ARRAY_OIDS.put(type.name().name(), Integer.valueOf(arrayOid));
  }

  private static QualifiedName system(String name) {
    return new QualifiedName(SqlType.SYSTEM, name);
  }

  private static List<String[]> entries(String types) {
    return Arrays.stream(types.strip().split("\\s+"))
        .map(entry -> entry.split(":"))
        .toList();
  }
}
