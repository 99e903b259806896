package io.dbackup.configuration;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * One family of the configuration, such as jobs: a list in the document, and what is written when
 * it is read back. Found by CDI, so a new table is one more class. Implementations are thread-safe
 * and join the caller's transaction.
 */
public interface ConfigurationSection {
  /**
   * A member of an entry that names an entry of another section.
   *
   * @param field the member, for messages
   */
  record Reference(String section, String id, String field) {}

  /** The member of the document that holds the list. */
  String name();

  /** Where it stands in the document: behind every section that its entries refer to. */
  int order();

  /** The member of an entry that identifies it. */
  default String idMember() {
    return "id";
  }

  /** Longest value of {@link #idMember()}. */
  default int maxIdLength() {
    return 26;
  }

  /**
   * Everything there is, by id. The same configuration gives the same entries.
   *
   * @param secrets whether secrets are in the entries, in the clear, or are left out
   */
  List<JsonObject> entries(boolean secrets);

  /** What no two entries may have in common besides the id, in the words of a message. */
  default Optional<String> uniqueName(JsonObject entry) {
    return Optional.empty();
  }

  /** Whether an entry of the file stands for the one here that has its unique name. */
  default boolean isKnownByName() {
    return false;
  }

  /** Whether what is here stays as it is, whatever the file says. */
  default boolean isFixed(String idHere) {
    return false;
  }

  /** What the entry needs to exist. */
  default List<Reference> references(JsonObject entry) {
    return List.of();
  }

  /**
   * Checks an entry and changes nothing. What is wrong with it is noted with the entry.
   *
   * @param idHere the id under which it is, or will be, known here
   * @return what creates or updates it, to be run when the whole file is found good; empty when it
   *     cannot be made from this file and is left out, which is noted as a warning
   */
  Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan);

  /** A text of an entry that may be anything. */
  static Optional<String> text(JsonObject entry, String member) {
    return entry.get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
