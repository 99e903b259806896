-- The demonstration's PostgreSQL sample: a shop with names from many scripts, documents, a large object, views, functions and
-- triggers.
SET client_min_messages = warning;
SELECT setseed(0.42);
CREATE EXTENSION pg_trgm;
CREATE TYPE state AS ENUM ('new', 'paid', 'sent', 'returned');

CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  city text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  profile jsonb NOT NULL,
  joined timestamptz NOT NULL
);
INSERT INTO customer (name, city, tags, profile, joined)
SELECT
  (ARRAY['Ana García', 'Łukasz Żak', 'Søren Ærø', '山田 太郎', 'Δημήτρης', 'Ольга', 'فاطمة', 'Zoë 🐘', 'O''Neil', 'back\slash'])[1 + i % 10] || ' ' || i,
  (ARRAY['Köln', 'Wrocław', 'São Paulo', '東京', 'Αθήνα', 'Київ'])[1 + i % 6],
  ARRAY['tag' || i % 13, 'größe'],
  jsonb_build_object('score', i % 101, 'note', 'says "hello" to ' || i, 'nested', jsonb_build_array(i, NULL, true)),
  timestamptz '2020-01-01 00:00+00' + i * interval '11 minutes'
FROM generate_series(1, 100000) AS i;

CREATE TABLE purchase (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customer,
  state state NOT NULL,
  amount numeric(12, 2) NOT NULL CHECK (amount >= 0),
  gross numeric(12, 2) GENERATED ALWAYS AS (amount * 1.19) STORED,
  at timestamptz NOT NULL
);
INSERT INTO purchase (id, customer, state, amount, at)
SELECT i, 1 + (i::bigint * 7919) % 100000, (ARRAY['new', 'paid', 'sent', 'returned'])[1 + i % 4]::state, (random() * 1000)::numeric(12, 2),
  timestamptz '2021-01-01 00:00+00' + i * interval '3 minutes'
FROM generate_series(1, 400000) AS i;
CREATE INDEX purchase_customer ON purchase (customer);

CREATE TABLE document (id int PRIMARY KEY, name text NOT NULL, content bytea NOT NULL);
INSERT INTO document
SELECT i, 'scan ' || i || '.pdf', decode(string_agg(md5((i * 1000 + n)::text), ''), 'hex')
FROM generate_series(1, 400) AS i, generate_series(1, 1000) AS n GROUP BY i;

CREATE TABLE "weird ""name"" -- 表" ("column with blanks" text, "select" int);
INSERT INTO "weird ""name"" -- 表" VALUES (E'tab\there\nnew line \\ backslash', 1), (NULL, NULL), ('', 0);

CREATE VIEW turnover AS
SELECT c.city, count(*) AS purchases, sum(p.gross) AS total FROM customer c JOIN purchase p ON p.customer = c.id GROUP BY c.city;
CREATE MATERIALIZED VIEW turnover_by_state AS SELECT state, sum(amount) AS total FROM purchase GROUP BY state;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := trim(NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER customer_touch BEFORE INSERT OR UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION touch();
CREATE PROCEDURE forget(who bigint) LANGUAGE sql AS $$ DELETE FROM purchase WHERE customer = who $$;
COMMENT ON TABLE customer IS 'who buys; "the" ones';
SELECT lo_from_bytea(424242, decode(repeat('00ff41', 400000), 'hex'));
ANALYZE;
