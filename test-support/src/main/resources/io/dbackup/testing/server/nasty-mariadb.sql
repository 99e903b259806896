-- One of everything that dump and restore programs have got wrong before.
SET SESSION sql_mode = '';
SET NAMES utf8mb4;
CREATE TABLE everything (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tiny TINYINT, yes BOOLEAN, med MEDIUMINT UNSIGNED ZEROFILL, big BIGINT, dec_ DECIMAL(65,30), f FLOAT, d DOUBLE,
  b1 BIT(1), b64 BIT(64), d_ DATE, dt DATETIME(6), ts TIMESTAMP(6) NULL, t TIME(6), y YEAR,
  c CHAR(10), vc VARCHAR(200), bin_ BINARY(8), vb VARBINARY(300), tt TINYTEXT, tx LONGTEXT, lb LONGBLOB,
  e ENUM('a', 'it''s', '', 'ü,€'), s SET('x', 'y', 'z'), j JSON,
  p POINT, g GEOMETRY, ls LINESTRING, latin VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_german1_ci,
  u UUID, ip INET6,
  virt INT AS (tiny + 1) VIRTUAL, stored_ VARCHAR(300) AS (CONCAT(vc, '!')) STORED,
  hidden INT INVISIBLE DEFAULT 7,
  def VARCHAR(50) DEFAULT 'it''s "quoted" \\ ; --' COMMENT 'a comment; with ''quotes'' and ü 🐬',
  KEY pre (tx(10)), FULLTEXT KEY ft (vc), UNIQUE KEY uq (big, d_)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'table; comment ''q''';
INSERT INTO everything (tiny, yes, med, big, dec_, f, d, b1, b64, d_, dt, ts, t, y, c, vc, bin_, vb, tt, tx, lb, e, s, j,
  p, g, ls, latin, u, ip)
VALUES
  (-128, 1, 7, -9223372036854775808, 12345678901234567890123456789012345.123456789012345678901234567890, 1.17549e-38,
   -1.7976931348623157e308, b'1', b'1000000000000000000000000000000000000000000000000000000000000001', '0000-00-00',
   '9999-12-31 23:59:59.999999', '1970-01-01 00:00:01', '-838:59:59', 1901, ' a ', 'emoji 🐬 quote '' " back \\ nul \0 end',
   0x00FF5C27220A0D1A, 0x00010203ff, '', CONCAT('line\nfeed\r\ttab\\N ', CHAR(26), CHAR(8)), REPEAT(0x00FF275C0A22, 5000), 'ü,€', 'x,z', '{"a": "ü🐬", "n": [1, null]}',
   POINT(1, -2.5), ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))'), ST_GeomFromText('LINESTRING(0 0,1 1)', 4326),
   'Grüße', '00000000-0000-0000-0000-000000000001', '::1'),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (0, 0, 0, 0, 0, 0, 0, b'0', b'0', '2020-00-15', '0000-00-00 00:00:00', NULL, '00:00', 0, '', '', '', '', '', '', '', '', '', '0',
   NULL, NULL, NULL, '', NULL, NULL);
INSERT INTO everything (big, vc, lb) SELECT seq, CONCAT('row ', seq), UNHEX(SHA2(seq, 512)) FROM seq_1_to_3000;
SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
CREATE TABLE zero_id (id INT AUTO_INCREMENT PRIMARY KEY, v TEXT);
INSERT INTO zero_id VALUES (0, 'zero'), (5, 'five');
SET SESSION sql_mode = DEFAULT;
ALTER TABLE zero_id AUTO_INCREMENT = 4711;

CREATE TABLE `table; DROP TABLE x; -- ``q``
second line` (`col ``q`` 'x' "y"` TEXT, `select` INT, `ü` INT);
INSERT INTO `table; DROP TABLE x; -- ``q``
second line` VALUES ('x', 1, 2), (NULL, NULL, NULL), ('', 0, -1);
CREATE TABLE no_rows (a INT, b TEXT);
CREATE TABLE parent (id INT PRIMARY KEY) ENGINE = InnoDB;
CREATE TABLE child (id INT PRIMARY KEY, parent_id INT,
  CONSTRAINT `fk 'q'` FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT positive CHECK (id > 0));
INSERT INTO parent VALUES (1), (2);
INSERT INTO child VALUES (1, 1), (2, NULL);
CREATE TABLE parted (id INT NOT NULL, at DATE NOT NULL, PRIMARY KEY (id, at))
  PARTITION BY RANGE (YEAR(at)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE COMMENT = 'the rest');
INSERT INTO parted SELECT seq, '1990-01-01' + INTERVAL seq * 10 DAY FROM seq_1_to_1000;
CREATE TABLE history (id INT PRIMARY KEY, v TEXT) WITH SYSTEM VERSIONING;
INSERT INTO history VALUES (1, 'first'), (2, 'stays');
UPDATE history SET v = 'second' WHERE id = 1;
DELETE FROM history WHERE id = 2;
CREATE TABLE compressed_rows (id INT PRIMARY KEY, v TEXT) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8;
INSERT INTO compressed_rows VALUES (1, REPEAT('x', 10000));
CREATE SEQUENCE counter START WITH 100 INCREMENT BY 5 MINVALUE 10 MAXVALUE 100000 CACHE 10 CYCLE;
SELECT NEXTVAL(counter);
SELECT NEXTVAL(counter);
CREATE TABLE counted (id INT DEFAULT NEXTVAL(counter), v INT);
INSERT INTO counted (v) VALUES (1);

CREATE VIEW a_view_of_a_later_one AS SELECT * FROM (SELECT 1 AS one) x;
CREATE VIEW v_later AS SELECT id, vc FROM everything WHERE id < 10;
CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW `z view 'q'` AS SELECT `id` AS `i ``d`, 'üx🐬' AS t FROM v_later WITH CASCADED CHECK OPTION;
ALTER VIEW a_view_of_a_later_one AS SELECT t FROM `z view 'q'`;
CREATE TRIGGER `trigger 'q'` BEFORE INSERT ON child FOR EACH ROW BEGIN
  -- a comment; with a semicolon and ü 🐬
  SET NEW.parent_id = COALESCE(NEW.parent_id, 1);
  IF NEW.id > 1000 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'too ''large'''; END IF;
END;
CREATE TRIGGER second_one AFTER UPDATE ON child FOR EACH ROW SET @x = 'ü🐬';
CREATE PROCEDURE `proc 'q'`(IN n INT, OUT s VARCHAR(100) CHARACTER SET utf8mb4) READS SQL DATA COMMENT 'it''s a procedure'
BEGIN
  DECLARE total INT DEFAULT 0;
  WHILE n > 0 DO SET total = total + n; SET n = n - 1; END WHILE;
  SET s = CONCAT('ü🐬; -- $$ ', total);
END;
CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC NO SQL RETURN x * 2;
CREATE EVENT `event 'q'` ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 00:00:00'
  ON COMPLETION PRESERVE DISABLE COMMENT 'ü🐬' DO BEGIN DELETE FROM no_rows WHERE a = 1; UPDATE no_rows SET b = 'x;y'; END;
CREATE EVENT active ON SCHEDULE EVERY 1 YEAR STARTS '2035-01-01' DO DELETE FROM no_rows;
