-- A small shop with everything that dumps have been known to lose.
CREATE TABLE customer (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  name varchar(200) CHARACTER SET utf8mb4 NOT NULL,
  profile json,
  joined datetime(6) NOT NULL DEFAULT '2024-02-29 23:59:59.123456'
) ENGINE=InnoDB COMMENT='who buys; \'the\' ones';
INSERT INTO customer (name, profile)
SELECT CONCAT('Kundin ', seq, ' Žluťoučký 名前 🐘'), JSON_OBJECT('n', seq, 'q', CONCAT('it''s "quoted" \\ ', seq)) FROM seq_1_to_5000;

CREATE TABLE purchase (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL,
  state enum('new', 'paid', 'sent') NOT NULL,
  amount decimal(12, 2) NOT NULL CHECK (amount >= 0),
  gross decimal(12, 2) AS (amount * 1.19) PERSISTENT,
  KEY purchase_customer (customer),
  CONSTRAINT purchase_of FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB;
INSERT INTO purchase (id, customer, state, amount)
SELECT seq, 1 + seq % 5000, ELT(1 + seq % 3, 'new', 'paid', 'sent'), seq % 997 + 0.5 FROM seq_1_to_20000;

CREATE TABLE document (id int PRIMARY KEY, content longblob NOT NULL, bits bit(10), `Größe in %` double) ENGINE=InnoDB;
INSERT INTO document SELECT seq, UNHEX(REPEAT(CONCAT('00FF0A0D271A5C', LPAD(HEX(seq % 256), 2, '0')), 500)), seq % 1024, seq / 3 FROM seq_1_to_50;

CREATE TABLE `weird "name" -- 表` (`column with blanks` text, `select` int) ENGINE=InnoDB;
INSERT INTO `weird "name" -- 表` VALUES ('tab\there\nnew line \\ backslash \'quoted\'', 1), (NULL, NULL), ('', 0);
CREATE TABLE empty_one (id int PRIMARY KEY) ENGINE=InnoDB;

CREATE VIEW turnover AS
SELECT c.name AS name, sum(p.gross) AS total FROM customer c JOIN purchase p ON p.customer = c.id GROUP BY c.name;
CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
CREATE PROCEDURE count_customers(OUT n int) BEGIN SELECT count(*) INTO n FROM customer; END;
CREATE TRIGGER customer_touch BEFORE UPDATE ON customer FOR EACH ROW SET NEW.name = TRIM(NEW.name);
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2031-01-01 03:00:00' DO DELETE FROM empty_one;
