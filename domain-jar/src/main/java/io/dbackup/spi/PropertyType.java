package io.dbackup.spi;

/** The kind of value a configuration property takes; the console picks its editor by it. */
public enum PropertyType {
  TEXT,
  MULTILINE,
  INTEGER,
  BOOLEAN,
  /** One of the property's options. */
  CHOICE,
  /** A list of texts; a single text separated by commas is accepted too. */
  LIST
}
