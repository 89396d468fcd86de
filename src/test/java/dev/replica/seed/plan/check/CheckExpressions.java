package dev.replica.seed.plan.check;

import java.util.List;

/** CHECK expressions for the table that {@link CheckAgreementIT} creates. */
final class CheckExpressions {

  private CheckExpressions() {}

  /** Forms that schemas have. */
  static List<String> common() {
    return COMMON.lines().toList();
  }

  /** Forms that hang on a clock, a zone or a collation, or that are seldom seen. */
  static List<String> rare() {
    return RARE.lines().toList();
  }

  private static final String COMMON = """
      a > 0
      a >= 0 AND a <= 100
      a BETWEEN 1 AND 10
      a NOT BETWEEN 1 AND 10
      a BETWEEN SYMMETRIC 10 AND 1
      price >= 0
      price > 0.5
      price > 0 AND price < 1000000
      price = round(price, 1)
      price <> 12.50
      total = price + tax
      total = price * 2
      total >= price - tax
      a <= b
      a < b
      a <> b
      a = b OR a IS NULL
      a IS NULL OR b IS NULL
      a IS NOT NULL OR b IS NOT NULL
      (a IS NULL) = (b IS NULL)
      (a IS NULL) <> (b IS NULL)
      a IS NOT NULL
      name IS NULL
      a IN (1, 2, 3, 5)
      a NOT IN (1, 2)
      net IN ('a', 'b', 'ccc')
      net = 'a'
      net NOT IN ('x', 'y')
      name IN ('a', 'bb')
      code IN ('a', 'bb', 'ccc')
      code = 'bb'
      code = 'bb   '
      char_length(code) <= 2
      a = ANY (ARRAY[1,2,3])
      a = ANY ('{1,2,3}'::int[])
      a <> ALL (ARRAY[1,2])
      a > ALL (ARRAY[1,2])
      a < ANY (ARRAY[1,2])
      net = ANY (ARRAY['a'::varchar, 'b'::varchar])
      char_length(name) <= 4
      length(name) BETWEEN 1 AND 3
      octet_length(name) < 4
      length(net) > 0
      name <> ''
      length(TRIM(BOTH FROM name)) > 0
      TRIM(name) <> ''
      btrim(name) = name
      ltrim(name) = name
      rtrim(name) = name
      trim(both 'x' from name) = name
      zip ~ '^[0-9]{5}$'
      zip ~ '^\\d{5}(-\\d{4})?$'
      zip !~ '[a-z]'
      name ~* '^A.*$'
      name !~* 'B'
      name ~ '^[A-Z][a-z]+$'
      name ~ '^[[:alpha:]]+$'
      name ~ '\\mbb\\M'
      name ~ '^(a|bb|c{2,3})$'
      net ~ '^[a-z]+$'
      name LIKE 'a%'
      name NOT LIKE '%x%'
      name ILIKE 'a%'
      name NOT ILIKE '%B_'
      name LIKE '__'
      name LIKE 'a\\%%'
      name LIKE 'a#%%' ESCAPE '#'
      code LIKE 'b%'
      name SIMILAR TO '(a|b)%'
      starts_with(name, 'b')
      lower(name) = name
      upper(net) = net
      initcap(name) = name
      left(name, 1) = 'a'
      right(name, 1) = 'b'
      substr(name, 1, 1) = 'a'
      substring(name from 1 for 2) = 'bb'
      position('b' in name) > 0
      strpos(name, 'b') = 0
      name || 'x' <> 'ax'
      concat(name, 'x') = 'ax'
      replace(name, 'b', 'a') = 'aa'
      split_part(name, ' ', 1) = name
      repeat(name, 2) = 'aaaa'
      reverse(name) = name
      name = lower(net)
      name = net
      name::varchar(2) = name
      mood = 'sad'
      mood <> 'happy'
      mood IN ('sad', 'ok')
      mood > 'sad'
      mood < 'happy'
      mood NOT IN ('ok')
      mood::text = 'ok'
      ok
      NOT ok
      ok OR flag
      ok IS TRUE
      ok IS NOT TRUE
      ok IS FALSE
      ok IS NOT FALSE
      ok IS UNKNOWN
      ok IS NOT UNKNOWN
      ok = true
      ok <> flag
      ok = (a > 0)
      (ok AND a IS NOT NULL) OR (NOT ok AND a IS NULL)
      NOT (ok AND flag)
      d <= e
      d < e
      e > d + 1
      e - d <= 30
      d >= '2000-01-01'
      d > '2000-01-01' AND d < DATE '2030-01-01'
      d < 'infinity'
      d + interval '1 day' < e
      EXTRACT(year FROM d) >= 2000
      EXTRACT(dow FROM d) <> 0
      EXTRACT(isodow FROM d) < 6
      EXTRACT(day FROM d) = 1
      EXTRACT(month FROM d) IN (1, 2, 3)
      date_part('year', d) > 2000
      date_part('hour', ts) < 12
      date_trunc('month', d) = d
      isfinite(d)
      EXTRACT(hour FROM t) < 12
      t >= '08:00' AND t < '18:00'
      t <> '00:00:00'
      ts <= ts2
      ts2 - ts <= interval '1 day'
      ts2 > ts + interval '1 hour'
      ts >= '2000-01-01 00:00:00'
      date_trunc('day', ts) = ts
      date_trunc('hour', ts) = ts
      EXTRACT(minute FROM ts) = 0
      NOT isfinite(ts) OR NOT isfinite(ts2) OR EXTRACT(epoch FROM ts2 - ts) > 0
      ts::date = d
      ts::time < '12:00'
      tz <= tz2
      tz2 >= tz + interval '1 hour'
      tz >= '2000-01-01 00:00:00+00'
      tz IS NULL OR tz2 IS NOT NULL
      iv > interval '0'
      iv >= '1 hour'
      iv < interval '1 month'
      tags <@ ARRAY['x','y','z']
      tags @> ARRAY['x']
      tags && ARRAY['x','y']
      cardinality(tags) > 0
      array_length(nums, 1) = 3
      array_length(nums, 1) <= 3
      array_length(tags, 1) IS NOT NULL
      nums[1] > 0
      'x' = ANY (tags)
      3 <> ALL (nums)
      array_position(tags, 'x') IS NULL
      array_position(nums, NULL) IS NULL
      tags <> '{}'
      nums = ARRAY[1,2,3]
      array_ndims(nums) = 1
      jsonb_typeof(j) = 'object'
      j ? 'k'
      j ->> 'k' = 'v'
      (j ->> 'n')::int > 0
      j -> 'k' IS NOT NULL
      j @> '{"k": "v"}'
      jsonb_array_length(j) > 0
      j <> '{}'::jsonb
      num_nonnulls(a, b, c) = 1
      num_nulls(a, b) < 2
      COALESCE(a, 0) > 0
      COALESCE(name, '') <> ''
      NULLIF(a, 0) IS NOT NULL
      GREATEST(a, b) < 10
      LEAST(a, b) >= 0
      CASE WHEN a IS NULL THEN b IS NOT NULL ELSE b IS NULL END
      CASE mood WHEN 'sad' THEN a > 0 WHEN 'ok' THEN a > 5 ELSE true END
      CASE WHEN ok THEN 1 ELSE 0 END + CASE WHEN flag THEN 1 ELSE 0 END = 1
      ok::int + flag::int = 1
      (a IS NOT NULL)::int + (b IS NOT NULL)::int <= 1
      a % 2 = 0
      a / 2 > 1
      a * b < 100
      a + b <= 10
      -a < 0
      abs(a) < 5
      a & 1 = 1
      (a | 4) > 0
      mod(a, 3) = 1
      power(a, 2) < 50
      sign(a) = 1
      floor(price) = price
      ceil(price) >= 1
      trunc(price) = price
      price::int = 1
      a::numeric < 2.5
      a = price
      a::text = '1'
      a < c
      s > 0
      s + a > 0
      c BETWEEN 0 AND 9999999999
      f > 0
      f >= 0 AND f <= 1
      f <> 'NaN'
      f BETWEEN -90 AND 90
      f > a
      f = price
      r >= 0
      r < 0.5
      sqrt(abs(f)) < 10
      f::int > 0
      m > 0::money
      m >= '1.50'::money
      m <> '$0.00'::money
      u <> '00000000-0000-0000-0000-000000000000'
      u IS NOT NULL
      octet_length("by") = 2
      length("by") > 1
      "by" <> '\\x00'
      "Weird Col" > 0
      "Weird Col" <= a
      a IS DISTINCT FROM b
      a IS NOT DISTINCT FROM b
      (a, b) <> (1, 2)
      a IS NULL OR (a > 0 AND b > a)
      ok OR (a > 0 AND (b < 0 OR price > 1)) AND name IS NOT NULL
      true
      false
      NULL::boolean
      a > 0 IS TRUE
      (a > 0) IS NOT FALSE
      name COLLATE "C" = 'a'
      name COLLATE "C" < 'b'
      NOT (a = 1 OR a = 2)
      (a > 0) = (b > 0)
      (mood = 'sad') = (a IS NULL)
      octet_length(net) <= 5
      bit_length(name) < 100
      ascii(name) = 97
      name ~ '^[\\w.+-]+$'
      char_length(TRIM(BOTH FROM COALESCE(name, ''))) > 0
      EXTRACT(hour FROM iv) < 5
      d - 7 < e
      7 + d > e
      ts = date_trunc('second', ts)
      price >= 0 OR price IS NULL
      price::float8 > f
      "left"(name, 2) = 'bb'
      regexp_like(name, '^a')
      upper(left(name, 1)) = left(name, 1)
      octet_length(zip) < 8
      char_length(zip) BETWEEN 1 AND 6
      zip LIKE '%é%'
      zip ~ '^.{5}$'
      zip ~ '^[0-9]{5}(?:-[0-9]{4})?$'
      zip ~ '[^0-9]'
      zip ~ '\\D'
      name ~ '^\\S+$'
      name ~ '^(?!bb)'
      name ~ '^(?=.*[a-z])[A-Za-z]{2,}$'
      name ~ '^[^\\s]*$'
      name ~ '(?i)^AA'
      name ~ '^[\\]\\[a]+$'
      name ~ '^[]a]+$'
      name ~ 'a{'
      name ~ '^a|b$'
      name ~ '^(|aa)$'
      name ~ '\\.'
      name SIMILAR TO '[a-z]+'
      name NOT SIMILAR TO '%(x|y)%'
      code ~ '^[a-z]+$'
      code ~ '^[a-z]+ *$'
      code LIKE 'bb'
      mood >= 'ok'
      mood = ANY (ARRAY['sad','happy']::mood[])
      mood = ANY ('{sad,ok}'::mood[])
      a IS NULL OR a BETWEEN 0 AND 5 OR a = 100
      price / 3 > 1
      price % 1 = 0
      total / tax > 0.3
      total - tax <> price
      a / b > 1
      100 / a > 20
      (f * 2) > 1
      f / r < 2
      r * r <= 1
      a * 1.5 > 2
      c * 2 > 0
      s * 2 = 4
      -price < 0
      -f > 0
      @ a > 3
      price::numeric(6,0) = price
      (price * 100) = trunc(price * 100)
      round(total) = total
      round(total, -1) >= 0
      f::numeric = price
      f::numeric(8,2) > 1
      zip::int > 100
      zip::numeric > 100
      d BETWEEN '2020-01-01' AND '2024-12-31'
      d <> '-infinity'
      ts < 'infinity'
      ts BETWEEN '2019-01-01' AND '2025-01-01 12:30:15.5'
      EXTRACT(second FROM ts) < 30.5
      EXTRACT(quarter FROM d) = 1
      EXTRACT(doy FROM d) < 200
      EXTRACT(week FROM d) > 5
      EXTRACT(isoyear FROM d) = 2020
      date_trunc('week', ts) <= ts
      date_trunc('quarter', d) = d
      date_trunc('year', ts) < ts2
      t + interval '2 hours' > t
      t - '01:30:00'::time > interval '0'
      ts - interval '1 month' < ts2
      d - e < 0
      iv + iv > interval '1 day'
      EXTRACT(epoch FROM iv) >= 3600
      EXTRACT(day FROM iv) > 0
      d > ts
      ts2 <= d
      tz2 - tz < interval '3 days'
      tz BETWEEN '2020-01-01 00:00:00+02' AND '2024-01-01 00:00:00-05:30'
      nums <@ ARRAY[1,2,3,4]
      NOT (nums && ARRAY[9])
      nums[2] IS NULL OR nums[2] > nums[1]
      array_length(nums, 2) IS NULL
      5 > ALL (nums)
      1 < ANY (nums)
      tags = '{}' OR tags[1] <> ''
      array_position(tags, NULL) IS NULL
      cardinality(nums) = cardinality(tags)
      array_upper(nums, 1) > 1
      jsonb_typeof(j -> 'k') = 'string'
      j ->> 'k' IN ('v', 'w')
      j -> 'o' ->> 'p' = 'q'
      (j #>> '{o,p}') = 'q'
      (j #>> '{a,1}') IS NULL
      (j #>> '{}') IS NULL
      (j #> '{o}') = '{"p": "q"}'
      (j #>> '{k,x}') IS NULL
      j @> '{"o": {"p": "q"}}'
      j = '{"k": "v"}'
      (j ->> 'n')::numeric >= 1.5
      j ? 'k' AND j ? 'n'
      NOT j ? 'zz'
      jsonb_typeof(j) IN ('object', 'array')
      (j -> 'n') IS NULL OR jsonb_typeof(j -> 'n') = 'number'
      j -> 0 IS NULL
      j @> '[1]'
      u > '11111111-1111-1111-1111-111111111111'
      "by" > '\\x01'
      m < 100.5::numeric::money
      m + m > 2::money
      num_nonnulls(name, net, zip, mood) >= 2
      num_nulls(d, e, ts) = 0
      CASE mood WHEN 'sad' THEN 1 WHEN 'ok' THEN 2 END > 1
      CASE WHEN a > 0 THEN b > 0 END
      COALESCE(ok, flag, false)
      COALESCE(price, tax, 0) >= 0
      COALESCE(mood, 'ok') <> 'sad'
      NULLIF(name, '') IS NOT NULL
      NULLIF(TRIM(name), '') = name
      GREATEST(price, tax, total) < 100
      LEAST(d, e) > '2000-01-01'
      (ok AND NOT flag) IS NOT TRUE
      ok IS DISTINCT FROM flag
      name IS DISTINCT FROM 'aa'
      name IS NOT DISTINCT FROM net
      price IS DISTINCT FROM NULL
      (a > b) IS UNKNOWN
      NOT (name IS NULL AND net IS NULL)
      ok >= flag
      (a IS NULL)::int = 1
      length(name || COALESCE(net, '')) > 2
      char_length(concat(name, net)) < 6
      upper(substr(name, 1, 1)) = substr(name, 1, 1)
      substr(name, 2) = 'b'
      left(name, -1) <> ''
      right(name, -1) = ''
      ltrim(zip, '0') <> ''
      split_part(zip, '-', 2) = ''
      split_part(zip, '-', -1) <> ''
      strpos(zip, '-') > 0
      ascii(name) BETWEEN 97 AND 122
      "Weird Col" IS NOT NULL AND "Weird Col" % 2 = 0
      "key" > 0
      "value" <> 3 OR "type" IS NULL
      "date" <= "end"
      "year" >= 2000 AND "user" IS NOT NULL
      """;

  private static final String RARE = """
      zip ~ '^[^@ ]+@[^@ ]+\\.[a-z]{2,}$'
      name ^@ 'a'
      tz::date = d
      tz < now()
      d < CURRENT_DATE
      COALESCE(a, b) IS NOT NULL
      (a, b) IS NOT NULL
      name < 'b'
      md5(name) <> 'x'
      to_char(d, 'YYYY') = '2024'
      num_nonnulls(VARIADIC nums) = 3
      array_to_string(tags, ',') <> ''
      to_date(name, 'YYYY') > d
      lpad(name, 3, '0') = name
      date_trunc('month', tz) = tz
      age(e, d) > interval '1 year'
      make_date(a, 1, 1) < d
      justify_days(iv) = iv
      regexp_replace(name, 'b+', 'a') = 'a'
      j ->> 'k' > 'a'
      net < 'b'
      'b' < ANY (tags)
      tz + interval '1 day' > tz2
      to_tsvector('simple', name) @@ 'a'::tsquery
      name ~ '(a)\\1'
      a ^ 2 < 50
      a # 1 > 0
      """;
}
