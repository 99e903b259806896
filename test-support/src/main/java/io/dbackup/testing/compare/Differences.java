package io.dbackup.testing.compare;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the contents of two databases. */
public final class Differences {
  private Differences() {}

  /** What is not the same on both sides, by name; empty when the databases are equal. */
  public static SortedMap<String, String> between(
      SortedMap<String, String> expected, SortedMap<String, String> actual) {
    SortedMap<String, String> differences = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      String wanted = expected.getOrDefault(name, "(missing)");
      String found = actual.getOrDefault(name, "(missing)");
      if (!wanted.equals(found)) {
        differences.put(name, "expected " + wanted + ", found " + found);
      }
    }
    return differences;
  }
}
