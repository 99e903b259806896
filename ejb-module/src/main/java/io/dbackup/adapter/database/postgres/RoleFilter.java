package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.postgres.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes roles that the target does not have, or for which the restoring login cannot act, out of
 * the entries of an archive, and keeps account of it. Everything else of the entry stays. Not
 * thread-safe.
 */
final class RoleFilter {
  /** Entries that belong to an object named by another entry. */
  private static final Set<String> PARTS =
      Set.of(
          "ACL",
          "BLOBS",
          "CHECK CONSTRAINT",
          "COMMENT",
          "CONSTRAINT",
          "DEFAULT",
          "DEFAULT ACL",
          "FK CONSTRAINT",
          "INDEX",
          "INDEX ATTACH",
          "MATERIALIZED VIEW DATA",
          "POLICY",
          "PUBLICATION TABLE",
          "ROW SECURITY",
          "RULE",
          "SEQUENCE OWNED BY",
          "SEQUENCE SET",
          "TABLE ATTACH",
          "TABLE DATA",
          "TRIGGER");

  private final TargetRoles roles;
  private final Map<String, Integer> ownerless = new LinkedHashMap<>();
  private final Map<String, Integer> rightless = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private final Set<Long> skipped = new HashSet<>();

  RoleFilter(TargetRoles roles) {
    this.roles = roles;
  }

  /** Changes one entry; entries come in the order of their dependencies. */
  void adapt(TocEntry entry) {
    String owner = entry.owner();
    if (!owner.isEmpty() && !roles.assumable().contains(owner)) {
      entry.setOwner("");
      if (!PARTS.contains(entry.description())) {
        ownerless.merge(owner, 1, Integer::sum);
      }
    }
    switch (entry.description()) {
      case "ACL" -> entry.setDefinition(withoutMissing(entry.definition()));
      case "DEFAULT ACL" -> adaptDefaultRights(entry);
      case "POLICY" -> adaptPolicy(entry);
      case "USER MAPPING" -> adaptUserMapping(entry);
      default -> {
        if (!skipped.isEmpty() && entry.dependencies().stream().anyMatch(skipped::contains)) {
          skip(entry);
        }
      }
    }
  }

  /** A sentence on each thing left out. */
  List<String> notRestored() {
    List<String> sentences = new ArrayList<>();
    ownerless.forEach(
        (role, count) ->
            sentences.add(
                count
                    + " objects of \""
                    + role
                    + "\" belong to the restoring login, because the target does not have"
                    + " that role or the login cannot act for it."));
    rightless.forEach(
        (role, count) ->
            sentences.add(
                count
                    + " rights of the role \""
                    + role
                    + "\" were left out, because the target does not have it or the"
                    + " login cannot act for it."));
    sentences.addAll(others);
    return sentences;
  }

  private boolean isMissing(Token role) {
    return !role.isWord("PUBLIC") && !roles.existing().contains(role.value());
  }

  /** The grants and revocations of one object, without those that concern a missing role. */
  private String withoutMissing(String statements) {
    StringBuilder kept = new StringBuilder();
    boolean grantorMissing = false;
    for (String statement : split(statements)) {
      List<Token> tokens = SqlTokens.of(statement);
      Token last = tokens.get(tokens.size() - 1);
      if (tokens.get(0).isWord("SET")) {
        grantorMissing = isMissing(last);
        if (grantorMissing) {
          rightless.merge(last.value(), 1, Integer::sum);
        }
        append(kept, statement, !grantorMissing && roles.superuser());
      } else if (tokens.get(0).isWord("RESET")) {
        append(kept, statement, !grantorMissing && roles.superuser());
        grantorMissing = false;
      } else if (!grantorMissing) {
        Optional<Token> missing = grantee(tokens).filter(this::isMissing);
        missing.ifPresent(role -> rightless.merge(role.value(), 1, Integer::sum));
        append(kept, statement, missing.isEmpty());
      }
    }
    return kept.toString();
  }

  private static void append(StringBuilder kept, String statement, boolean keep) {
    if (keep) {
      kept.append(statement).append(";\n");
    }
  }

  private static List<String> split(String statements) {
    List<String> all = new ArrayList<>();
    int start = 0;
    for (Token token : SqlTokens.of(statements)) {
      if (token.isSign(";")) {
        all.add(statements.substring(start, token.start()).strip());
        start = token.end();
      }
    }
    all.removeIf(String::isEmpty);
    return all;
  }

  /** The name after the last TO or FROM; object names that look like these are quoted. */
  private static Optional<Token> grantee(List<Token> tokens) {
    for (int i = tokens.size() - 2; i >= 0; i--) {
      if (tokens.get(i).isWord("TO") || tokens.get(i).isWord("FROM")) {
        return Optional.of(tokens.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private void adaptDefaultRights(TocEntry entry) {
    StringBuilder kept = new StringBuilder();
    for (String statement : split(entry.definition())) {
      List<Token> tokens = SqlTokens.of(statement);
      Token creator = after(tokens, "ROLE");
      Optional<Token> missing =
          creator != null && !roles.assumable().contains(creator.value())
              ? Optional.of(creator)
              : grantee(tokens).filter(this::isMissing);
      missing.ifPresent(role -> rightless.merge(role.value(), 1, Integer::sum));
      append(kept, statement, missing.isEmpty());
    }
    entry.setDefinition(kept.toString());
  }

  private void adaptPolicy(TocEntry entry) {
    String definition = entry.definition();
    List<Token> tokens = SqlTokens.of(definition);
    int to = indexOf(tokens, "TO");
    if (to < 0) {
      return;
    }
    List<String> kept = new ArrayList<>();
    int i = to + 1;
    boolean changed = false;
    while (true) {
      Token role = tokens.get(i);
      changed |= isMissing(role);
      if (!isMissing(role)) {
        kept.add(definition.substring(role.start(), role.end()));
      }
      if (i + 1 >= tokens.size() || !tokens.get(i + 1).isSign(",")) {
        break;
      }
      i += 2;
    }
    if (kept.isEmpty()) {
      skip(entry);
      others.add(
          "The policy \""
              + entry.tag()
              + "\" was left out, because the target has none of its roles.");
    } else if (changed) {
      entry.setDefinition(
          definition.substring(0, tokens.get(to + 1).start())
              + String.join(", ", kept)
              + definition.substring(tokens.get(i).end()));
      others.add(
          "The policy \""
              + entry.tag()
              + "\" was made without the roles that the target does not have.");
    }
  }

  private void adaptUserMapping(TocEntry entry) {
    Token user = after(SqlTokens.of(entry.definition()), "FOR");
    if (user != null && isMissing(user)) {
      skip(entry);
      others.add(
          "The user mapping \""
              + entry.tag()
              + "\" was left out, because the target does not have the role.");
    }
  }

  private void skip(TocEntry entry) {
    entry.setDefinition("");
    skipped.add(entry.dumpId());
  }

  private static Token after(List<Token> tokens, String keyword) {
    int at = indexOf(tokens, keyword);
    return at < 0 || at + 1 >= tokens.size() ? null : tokens.get(at + 1);
  }

  private static int indexOf(List<Token> tokens, String keyword) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord(keyword)) {
        return i;
      }
    }
    return -1;
  }
}
