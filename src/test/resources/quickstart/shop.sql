-- The shop's "production" rows. They come from hashes of row numbers, and so are the same everywhere; names are made up.

CREATE SCHEMA making;

-- Uniform in [0, 1): one number for each row and purpose.
CREATE FUNCTION making.u(i bigint, purpose bigint) RETURNS float8 IMMUTABLE LANGUAGE sql AS $$
  SELECT ((hashint8extended(i, purpose) >> 11) & 9007199254740991) / 9007199254740992.0::float8
$$;

-- Standard normal.
CREATE FUNCTION making.n(i bigint, purpose bigint) RETURNS float8 IMMUTABLE LANGUAGE sql AS $$
  SELECT sqrt(-2 * ln(1 - making.u(i, purpose))) * cos(2 * pi() * making.u(i, purpose + 1000000))
$$;

-- One of 1 to n; a high skew makes a few numbers hot, and they are spread over the range.
CREATE FUNCTION making.hot(i bigint, purpose bigint, n int, skew float8) RETURNS int IMMUTABLE LANGUAGE sql AS $$
  SELECT ((floor(n * power(making.u(i, purpose), skew))::bigint * 7919) % n)::int + 1
$$;

CREATE FUNCTION making.pick(i bigint, purpose bigint, skew float8, choices text[]) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT choices[1 + floor(cardinality(choices) * power(making.u(i, purpose), skew))::int]
$$;

CREATE FUNCTION making.person(i bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT making.pick(i, 1, 1.6, '{Anna,Jonas,Mia,Ben,Lea,Paul,Emma,Noah,Ida,Finn,Clara,Emil,Nora,Otto,Thea,Karl,Yara,Levi,Zoe,Max}')
    || ' ' || making.pick(i, 2, 1.4, '{Alder,Birch,Cedar,Dahl,Elm,Fern,Gorse,Hazel,Ivy,Juniper,Kelp,Larch,Maple,Nettle,Oak,Pine,Quince,Rowan,Sorrel,Thorn,Upas,Vetch,Willow,Yew}')
$$;

INSERT INTO department (id, name)
SELECT i, (ARRAY['Sales', 'Support', 'Purchasing', 'Warehouse', 'Finance', 'IT', 'Marketing', 'Legal', 'People', 'Returns', 'Quality', 'Board'])[i]
FROM generate_series(1, 12) i;

INSERT INTO employee (department, manager, name, login, hired_on, left_on, salary)
SELECT CASE WHEN i <= 12 THEN i ELSE making.hot(i, 10, 12, 2) END,
  CASE WHEN i = 1 THEN NULL WHEN i <= 12 THEN 1 WHEN i <= 60 THEN 1 + i % 12 ELSE 13 + making.hot(i, 11, 48, 1.5) - 1 END,
  making.person(i), 'e' || lpad(i::text, 4, '0'), hired,
  CASE WHEN i > 60 AND making.u(i, 12) < 0.18 THEN hired + 90 + floor(making.u(i, 13) * 900)::int END,
  round((2600 * exp(0.25 * making.n(i, 14)) * CASE WHEN i <= 12 THEN 2.4 WHEN i <= 60 THEN 1.5 ELSE 1 END)::numeric, -1)
FROM (SELECT i, date '2015-01-01' + floor(2900 * power(i / 400.0, 0.8) + 200 * making.u(i, 15))::int AS hired
      FROM generate_series(1, 400) i) e;

UPDATE department SET head = id WHERE id <> 8;

INSERT INTO category (id, parent, name)
SELECT i, CASE WHEN i <= 6 THEN NULL WHEN i <= 24 THEN 1 + i % 6 ELSE 7 + making.hot(i, 20, 18, 1.7) - 1 END, 'Category ' || i
FROM generate_series(1, 80) i;

INSERT INTO warehouse VALUES
  ('HAM', 'Hamburg', 'DE'), ('MUC', 'Munich', 'DE'), ('RTM', 'Rotterdam', 'NL'), ('LYS', 'Lyon', 'FR'), ('WAW', 'Warsaw', 'PL');

-- The heavier, the dearer; the cost is a share of the price.
INSERT INTO product (sku, category, name, price, cost, weight, dimensions, attributes, active, discontinued_on)
SELECT chr(65 + (i % 26)) || chr(65 + (i / 26 % 26)) || '-' || lpad(i::text, 5, '0'),
  7 + making.hot(i, 30, 74, 1.8) - 1,
  making.pick(i, 31, 1.3, '{Lamp,Chair,Desk,Shelf,Kettle,Mug,Rug,Clock,Vase,Frame,Basket,Stool}') || ' ' || making.pick(i, 32, 1, '{Nord,Sol,Luna,Terra,Alto,Mono,Vita,Brisa}') || ' ' || i,
  price, round((price * (0.35 + 0.4 * making.u(i, 33)))::numeric, 2), weight,
  CASE WHEN making.u(i, 34) < 0.7 THEN ARRAY[side, (side * (0.3 + making.u(i, 35)))::int + 1, (side * (0.2 + making.u(i, 36)))::int + 1] END,
  CASE WHEN making.u(i, 37) < 0.6
    THEN jsonb_build_object('colour', making.pick(i, 38, 1.7, '{white,black,oak,grey,red,blue}'), 'warranty', 12 * (1 + floor(making.u(i, 39) * 3)))
    ELSE '{}' END,
  making.u(i, 40) >= 0.12, CASE WHEN making.u(i, 40) < 0.15 THEN date '2021-01-01' + floor(making.u(i, 41) * 1200)::int END
FROM (SELECT i, weight, round((0.9 * power(weight, 0.55) * exp(0.35 * making.n(i, 42)))::numeric, 1) + 0.99 - 0.10 AS price,
        (3 * power(weight, 0.333))::int + 1 AS side
      FROM (SELECT i, least(100000, greatest(20, exp(6.8 + 1.1 * making.n(i, 43))))::int AS weight FROM generate_series(1, 2000) i) w) p;

INSERT INTO tag SELECT i, 'tag-' || i FROM generate_series(1, 40) i;

INSERT INTO product_tag
SELECT DISTINCT p, making.hot(p * 10 + k, 50, 40, 2.2)
FROM generate_series(1, 2000) p, generate_series(1, 6) k WHERE k <= 6 * power(making.u(p, 51), 1.5);

INSERT INTO stock
SELECT p, code, CASE WHEN making.u(p * 5 + w, 61) < 0.2 THEN 0 ELSE floor(exp(2.5 + 1.2 * making.n(p * 5 + w, 62)))::int END,
  CASE WHEN making.u(p * 5 + w, 63) < 0.8 THEN date '2024-06-30' - floor(180 * power(making.u(p * 5 + w, 64), 2))::int END
FROM generate_series(1, 2000) p, (SELECT code, row_number() OVER (ORDER BY code) AS w FROM warehouse) w
WHERE making.u(p * 5 + w, 60) < 0.75;

-- A company and its VAT number are there together, for businesses and resellers.
INSERT INTO customer (email, name, segment, born_on, company, vat_number, newsletter, interests, preferences, credit_limit, registered_at)
SELECT lower(replace(name, ' ', '.')) || i || '@' || making.pick(i, 70, 1.5, '{mail.example,post.example,inbox.example,web.example}'),
  name, segment::segment,
  CASE WHEN segment = 'private' AND making.u(i, 71) < 0.85 THEN date '1940-01-01' + floor(24000 * (0.35 + 0.5 * making.u(i, 72) + 0.15 * making.u(i, 73)))::int END,
  CASE WHEN firm THEN split_part(name, ' ', 2) || making.pick(i, 74, 1.2, '{ GmbH, Ltd, & Co, SARL, BV}') END,
  CASE WHEN firm THEN making.pick(i, 75, 1.5, '{DE,NL,FR,PL}') || lpad(floor(making.u(i, 76) * 999999999)::bigint::text, 9, '0') END,
  making.u(i, 77) < CASE segment WHEN 'private' THEN 0.55 ELSE 0.2 END,
  ARRAY(SELECT DISTINCT making.pick(i * 8 + k, 78, 1.6, '{garden,kitchen,office,kids,light,sale,art}')
        FROM generate_series(1, floor(4 * power(making.u(i, 79), 1.4))::int) k ORDER BY 1),
  CASE WHEN making.u(i, 80) < 0.4 THEN jsonb_build_object('language', making.pick(i, 81, 2, '{de,en,nl,fr,pl}'), 'dark', making.u(i, 82) < 0.3) END,
  CASE WHEN segment <> 'private' THEN 500 * (1 + floor(20 * power(making.u(i, 83), 2))) END,
  timestamptz '2019-01-01 00:00+00' + interval '5 years' * power(i / 20000.0, 0.7) + interval '1 day' * making.u(i, 84)
FROM (SELECT i, making.person(i) AS name, segment, segment <> 'private' AS firm
      FROM (SELECT i, CASE WHEN making.u(i, 85) < 0.8 THEN 'private' WHEN making.u(i, 85) < 0.95 THEN 'business' ELSE 'reseller' END AS segment
            FROM generate_series(1, 20000) i) s) c;

-- A few customers order most; the discount depends on the segment; times follow each other.
INSERT INTO orders (number, customer, handled_by, status, discount, ordered_at, shipped_at, delivered_at, ip)
SELECT 'O-' || extract(year FROM ordered)::int || '-' || lpad(i::text, 6, '0'), customer,
  CASE WHEN making.u(i, 90) < 0.3 THEN making.hot(i, 91, 400, 2) END, status::order_status,
  CASE segment
    WHEN 'private' THEN CASE WHEN making.u(i, 92) < 0.85 THEN 0 ELSE 0.05 END
    WHEN 'business' THEN 0.05 * floor(4 * making.u(i, 92))
    ELSE 0.15 + 0.05 * floor(6 * making.u(i, 92)) END,
  ordered, CASE WHEN status IN ('shipped', 'delivered', 'returned') THEN shipped END,
  CASE WHEN status IN ('delivered', 'returned') THEN shipped + interval '20 hours' + interval '4 days' * power(making.u(i, 93), 1.6) END,
  CASE WHEN making.u(i, 94) < 0.9 THEN inet '10.0.0.0' + (making.hot(customer, 95, 60000, 1.3) * 17 + (making.u(i, 96) * 3)::int) END
FROM (SELECT *, date_trunc('second', ordered + interval '2 hours' + interval '60 hours' * power(making.u(i, 97), 2)) AS shipped,
        CASE WHEN i > 39000 AND making.u(i, 98) < 0.6 THEN making.pick(i, 99, 1, '{cart,placed,placed,shipped}')
          ELSE making.pick(i, 98, 1, '{delivered,delivered,delivered,delivered,delivered,delivered,delivered,delivered,delivered,returned,cancelled,cart}') END AS status
      FROM (SELECT i, c.id AS customer, c.segment,
              date_trunc('second', greatest(c.registered_at + interval '5 minutes',
                date_trunc('day', timestamptz '2019-01-02 00:00+00' + interval '2007 days' * power(i / 40000.0, 0.75))
                + interval '1 hour' * (7 + 8 * making.u(i, 100) + 8 * making.u(i, 101)))) AS ordered
            FROM generate_series(1, 40000) i JOIN customer c ON c.id = making.hot(i, 102, 20000, 3.2)) o) t;

-- Resellers buy more of a thing; some products are bought all the time.
INSERT INTO order_line
SELECT o.id, k, p.id, 1 + floor(CASE c.segment WHEN 'reseller' THEN 40 WHEN 'business' THEN 8 ELSE 2.5 END * power(making.u(o.id * 20::bigint + k, 110), 3))::int,
  round(p.price * (1 - CASE WHEN making.u(o.id * 20::bigint + k, 111) < 0.15 THEN 0.1 ELSE 0 END), 2)
FROM orders o
JOIN customer c ON c.id = o.customer
CROSS JOIN generate_series(1, 12) k
JOIN product p ON p.id = making.hot(o.id * 20::bigint + k, 112, 2000, 2.6)
WHERE k <= 1 + floor(11 * power(making.u(o.id, 113), 2.4));

INSERT INTO payment
SELECT md5('payment ' || o.id)::uuid, o.id, method::payment_method, least(amount, 99999999.99),
  CASE WHEN method = 'card' THEN lpad(floor(10000 * making.u(o.id, 120))::int::text, 4, '0') END,
  CASE WHEN method = 'invoice' THEN CASE WHEN making.u(o.id, 121) < 0.9 THEN ordered_at + interval '30 days' * making.u(o.id, 122) END
    ELSE ordered_at + interval '3 minutes' * making.u(o.id, 123) END
FROM (SELECT o.id, o.ordered_at, round(sum(l.quantity * l.unit_price) * (1 - o.discount), 2) AS amount,
        making.pick(o.id, 124, CASE WHEN c.segment = 'private' THEN 1.8 ELSE 0.5 END, '{card,card,transfer,invoice}') AS method
      FROM orders o JOIN order_line l ON l.order_id = o.id JOIN customer c ON c.id = o.customer
      WHERE o.status NOT IN ('cart', 'cancelled') GROUP BY o.id, c.segment) o;

INSERT INTO shipment (order_id, warehouse, carrier, tracking, weight, left_on, arrived_on)
SELECT o.id, making.pick(o.id, 130, 1.7, '{HAM,MUC,RTM,LYS,WAW}'), making.pick(o.id, 131, 1.5, '{Swift,Turtle,Gull,Ox}'),
  CASE WHEN making.u(o.id, 132) < 0.93 THEN upper(substr(md5('parcel ' || o.id || '/' || k), 1, 12)) END,
  greatest(50, (w.weight / n)::int), o.shipped_at::date, o.delivered_at::date
FROM orders o
JOIN (SELECT l.order_id, sum(p.weight * l.quantity) AS weight FROM order_line l JOIN product p ON p.id = l.product GROUP BY 1) w ON w.order_id = o.id
CROSS JOIN LATERAL (SELECT 1 + floor(1.15 * making.u(o.id, 133))::int AS n) parts
CROSS JOIN LATERAL generate_series(1, n) k
WHERE o.shipped_at IS NOT NULL;

-- Those who write a title write a text; better products get better ratings.
INSERT INTO review (product, customer, rating, title, body, written_at)
SELECT product, customer, rating, CASE WHEN words THEN making.pick(i, 140, 1, '{Good,Fine,Never again,Lovely,As described,Broken,Again}') || CASE WHEN rating > 3 THEN '!' ELSE '.' END END,
  CASE WHEN words THEN repeat(making.pick(i, 141, 1, '{it does what it should ,i would buy it again ,too small for me ,the colour is off }'), 1 + floor(5 * making.u(i, 142))::int) END,
  written_at
FROM (SELECT DISTINCT ON (l.product, o.customer) l.product, o.customer, o.id AS i,
        greatest(1, least(5, round(4.1 + 0.8 * making.n(l.product, 143) + 0.9 * making.n(o.id, 144))))::smallint AS rating,
        making.u(o.id, 145) < 0.6 AS words, o.delivered_at + interval '1 day' * (1 + floor(30 * power(making.u(o.id, 146), 2))) AS written_at
      FROM order_line l JOIN orders o ON o.id = l.order_id
      WHERE o.delivered_at IS NOT NULL AND making.u(o.id * 20::bigint + l.line_no, 147) < 0.13
      ORDER BY l.product, o.customer, o.id) r;

INSERT INTO visit (customer, ip, agent, pages, duration, started_at)
SELECT CASE WHEN making.u(i, 150) < 0.55 THEN making.hot(i, 151, 20000, 2.4) END, inet '10.0.0.0' + making.hot(i, 152, 1000000, 1.5),
  making.pick(i, 153, 1.8, '{Firefox/126,Chrome/125,Safari/17,Edge/124,Bot/2}'), pages,
  make_interval(secs => round((pages * 20 * exp(0.7 * making.n(i, 154)))::numeric)::int),
  date_trunc('second', timestamptz '2024-01-01 00:00+00' + interval '180 days' * i / 40000 + interval '12 hours' * making.u(i, 155))
FROM (SELECT i, 1 + floor(power(making.u(i, 156), 4) * 30)::int AS pages FROM generate_series(1, 40000) i) v;

DROP SCHEMA making CASCADE;
ANALYZE;
