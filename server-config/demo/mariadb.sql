-- The demonstration's MariaDB sample: a shop with names from many scripts, binary documents, a view, routines, a trigger and
-- an event.
CREATE TABLE customer (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  name varchar(200) NOT NULL,
  city varchar(100) NOT NULL,
  profile json NOT NULL,
  joined datetime(6) NOT NULL
) ENGINE=InnoDB COMMENT='who buys';
INSERT INTO customer (name, city, profile, joined)
SELECT
  concat(elt(1 + seq % 10, 'Ana García', 'Łukasz Żak', 'Søren Ærø', '山田 太郎', 'Δημήτρης', 'Ольга', 'فاطمة', 'Zoë 🐘', 'O''Neil', 'back\\slash'), ' ', seq),
  elt(1 + seq % 6, 'Köln', 'Wrocław', 'São Paulo', '東京', 'Αθήνα', 'Київ'),
  json_object('score', seq % 101, 'note', concat('says "hello" to ', seq)),
  date_add('2020-01-01', INTERVAL seq * 11 MINUTE)
FROM seq_1_to_100000;

CREATE TABLE purchase (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL,
  state enum('new', 'paid', 'sent', 'returned') NOT NULL,
  amount decimal(12, 2) NOT NULL CHECK (amount >= 0),
  gross decimal(12, 2) AS (amount * 1.19) PERSISTENT,
  at datetime NOT NULL,
  KEY purchase_customer (customer),
  CONSTRAINT purchase_of FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB;
INSERT INTO purchase (id, customer, state, amount, at)
SELECT seq, 1 + (seq * 7919) % 100000, elt(1 + seq % 4, 'new', 'paid', 'sent', 'returned'), round(rand(seq) * 1000, 2),
  date_add('2021-01-01', INTERVAL seq * 3 MINUTE)
FROM seq_1_to_300000;

CREATE TABLE document (id int PRIMARY KEY, name varchar(100) NOT NULL, content longblob NOT NULL, flags bit(10)) ENGINE=InnoDB;
INSERT INTO document
SELECT seq, concat('scan ', seq, '.pdf'), unhex(repeat(concat('00FF0A0D271A5C', sha2(seq, 256)), 400)), seq % 1024 FROM seq_1_to_400;

CREATE TABLE event_log (id bigint AUTO_INCREMENT PRIMARY KEY, what text) ENGINE=InnoDB;
CREATE TABLE `weird "name" -- 表` (`column with blanks` text, `select` int) ENGINE=InnoDB;
INSERT INTO `weird "name" -- 表` VALUES ('tab\there\nnew line \\ backslash \'quoted\'', 1), (NULL, NULL), ('', 0);

CREATE VIEW turnover AS
SELECT c.city AS city, count(*) AS purchases, sum(p.gross) AS total
FROM customer c JOIN purchase p ON p.customer = c.id GROUP BY c.city;
CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
CREATE PROCEDURE forget(who bigint) DELETE FROM purchase WHERE customer = who;
CREATE TRIGGER customer_touch BEFORE UPDATE ON customer FOR EACH ROW SET NEW.name = trim(NEW.name);
CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY STARTS '2031-01-01 03:00:00' DO DELETE FROM event_log WHERE id < 0;
