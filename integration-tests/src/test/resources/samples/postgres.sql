-- A small shop with everything that dumps have been known to lose.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA sales;
CREATE TYPE sales.state AS ENUM ('new', 'paid', 'sent');
CREATE SEQUENCE sales.invoice_number START 1000;

CREATE TABLE sales.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  profile jsonb,
  joined timestamptz NOT NULL DEFAULT '2024-02-29 23:59:59.123456+02'
);
INSERT INTO sales.customer (name, tags, profile)
SELECT 'Kundin ' || i || ' Žluťoučký 名前 🐘', ARRAY['t' || i % 7, 'ü'], jsonb_build_object('n', i, 'q', 'it''s "quoted" \ ' || i)
FROM generate_series(1, 5000) AS i;

CREATE TABLE sales.purchase (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES sales.customer,
  state sales.state NOT NULL,
  amount numeric(12, 2) NOT NULL CHECK (amount >= 0),
  gross numeric(12, 2) GENERATED ALWAYS AS (amount * 1.19) STORED,
  invoice bigint NOT NULL DEFAULT nextval('sales.invoice_number')
);
INSERT INTO sales.purchase (id, customer, state, amount)
SELECT i, 1 + i % 5000, (ARRAY['new', 'paid', 'sent'])[1 + i % 3]::sales.state, i % 997 + 0.5
FROM generate_series(1, 20000) AS i;
CREATE INDEX purchase_customer ON sales.purchase (customer) WHERE state <> 'sent';

CREATE TABLE sales.document (id int PRIMARY KEY, content bytea NOT NULL, "Größe in %" float8);
INSERT INTO sales.document
SELECT i, decode(string_agg(lpad(to_hex((i * 31 + n * 7) % 256), 2, '0'), ''), 'hex'), 'NaN'
FROM generate_series(1, 50) AS i, generate_series(0, 999) AS n GROUP BY i;

CREATE TABLE "weird ""name"" -- 表" ("column with blanks" text, "select" int);
INSERT INTO "weird ""name"" -- 表" VALUES (E'tab\there\nnew line \\ backslash', 1), (NULL, NULL), ('', 0);
CREATE TABLE sales.empty_one (id int PRIMARY KEY);
CREATE TABLE sales.measure (day date NOT NULL, value int) PARTITION BY RANGE (day);
CREATE TABLE sales.measure_2025 PARTITION OF sales.measure FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO sales.measure SELECT date '2025-01-01' + i, i FROM generate_series(0, 364) AS i;

CREATE VIEW sales.turnover AS
SELECT c.name, sum(p.gross) AS total FROM sales.customer c JOIN sales.purchase p ON p.customer = c.id GROUP BY c.name;
CREATE MATERIALIZED VIEW sales.turnover_by_state AS SELECT state, sum(amount) AS total FROM sales.purchase GROUP BY state;
CREATE FUNCTION sales.twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT n * 2 $$;
CREATE FUNCTION sales.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := trim(NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER customer_touch BEFORE UPDATE ON sales.customer FOR EACH ROW EXECUTE FUNCTION sales.touch();
COMMENT ON TABLE sales.customer IS 'who buys; "the" ones';
SELECT lo_from_bytea(424242, decode(repeat('00ff41', 5000), 'hex'));
