package io.dbackup.adapter.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleFilterTest {
  private static final ArchiveFormat FORMAT = new ArchiveFormat(114, 4, 8);

  private final RoleFilter filter =
      new RoleFilter(
          new TargetRoles(Set.of("here", "He re", "login"), Set.of("here", "login"), true));

  private static TocEntry entry(
      int id, String description, String definition, String owner, String... needs)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FORMAT.writeInt(out, id);
    FORMAT.writeInt(out, 0);
    for (String text : new String[] {"1259", "16400", "the tag", description}) {
      FORMAT.writeText(out, text.getBytes(StandardCharsets.UTF_8));
    }
    FORMAT.writeInt(out, 2);
    FORMAT.writeText(out, definition.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 5; i++) {
      FORMAT.writeText(out, null);
    }
    FORMAT.writeText(out, owner.getBytes(StandardCharsets.UTF_8));
    FORMAT.writeText(out, "false".getBytes(StandardCharsets.UTF_8));
    for (String need : needs) {
      FORMAT.writeText(out, need.getBytes(StandardCharsets.UTF_8));
    }
    FORMAT.writeText(out, null);
    out.write(new byte[9], 0, 9);
    byte[] bytes = out.toByteArray();
    TocEntry entry = TocEntry.read(FORMAT, new ArchiveCursor(bytes, 0, bytes.length));
    assertThat(entry.toBytes(FORMAT)).isEqualTo(bytes);
    return entry;
  }

  private String adapted(String description, String definition) throws Exception {
    TocEntry entry = entry(1, description, definition, "here");
    filter.adapt(entry);
    return entry.definition();
  }

  @Test
  void anOwnerThatExistsShouldStay() throws Exception {
    TocEntry entry = entry(1, "TABLE", "CREATE TABLE x ();", "here");
    filter.adapt(entry);
    assertThat(entry.owner()).isEqualTo("here");
    assertThat(filter.notRestored()).isEmpty();
  }

  @Test
  void anOwnerThatIsMissingOrNotOursShouldBeTakenOutAndTold() throws Exception {
    for (String owner : new String[] {"gone", "He re"}) {
      TocEntry entry = entry(1, "TABLE", "CREATE TABLE x ();", owner);
      filter.adapt(entry);
      assertThat(entry.owner()).isEmpty();
      assertThat(entry.definition()).isEqualTo("CREATE TABLE x ();");
    }
    assertThat(filter.notRestored())
        .hasSize(2)
        .first()
        .asString()
        .contains("1 objects of \"gone\"");
  }

  @Test
  void rightsOfMissingRolesShouldBeTakenOutAndTheOthersStay() throws Exception {
    String kept =
        adapted(
            "ACL",
            "REVOKE ALL ON TABLE app.\"a TO gone; x\" FROM PUBLIC;\n"
                + "GRANT SELECT,INSERT(\"c;c\") ON TABLE app.\"a TO gone; x\" TO here WITH GRANT OPTION;\n"
                + "GRANT ALL ON TABLE app.\"a TO gone; x\" TO gone;\n"
                + "GRANT ALL ON TABLE app.\"a TO gone; x\" TO \"He re\";\n"
                + "GRANT ALL ON TABLE app.\"a TO gone; x\" TO \"he \"\"re\";\n");
    assertThat(kept)
        .isEqualTo(
            "REVOKE ALL ON TABLE app.\"a TO gone; x\" FROM PUBLIC;\n"
                + "GRANT SELECT,INSERT(\"c;c\") ON TABLE app.\"a TO gone; x\" TO here WITH GRANT OPTION;\n"
                + "GRANT ALL ON TABLE app.\"a TO gone; x\" TO \"He re\";\n");
    assertThat(filter.notRestored())
        .anyMatch(s -> s.contains("\"gone\""))
        .anyMatch(s -> s.contains("he \"re"));
  }

  @Test
  void rightsGivenByAMissingRoleShouldBeTakenOut() throws Exception {
    String kept =
        adapted(
            "ACL",
            "SET SESSION AUTHORIZATION gone;\nGRANT SELECT ON TABLE x TO here;\nRESET SESSION AUTHORIZATION;\n"
                + "SET SESSION AUTHORIZATION \"He re\";\nGRANT UPDATE ON TABLE x TO here;\nRESET SESSION AUTHORIZATION;\n");
    assertThat(kept)
        .isEqualTo(
            "SET SESSION AUTHORIZATION \"He re\";\nGRANT UPDATE ON TABLE x TO here;\nRESET SESSION AUTHORIZATION;\n");
  }

  @Test
  void aLoginThatIsNoSuperuserShouldGiveTheRightsItself() throws Exception {
    RoleFilter plain =
        new RoleFilter(new TargetRoles(Set.of("here", "login"), Set.of("login"), false));
    TocEntry entry =
        entry(
            1,
            "ACL",
            "SET SESSION AUTHORIZATION here;\nGRANT SELECT ON TABLE x TO here;\nRESET SESSION AUTHORIZATION;\n",
            "login");
    plain.adapt(entry);
    assertThat(entry.definition()).isEqualTo("GRANT SELECT ON TABLE x TO here;\n");
  }

  @Test
  void defaultRightsOfARoleThatCannotBeActedForShouldBeTakenOut() throws Exception {
    assertThat(
            adapted(
                "DEFAULT ACL",
                "ALTER DEFAULT PRIVILEGES FOR ROLE gone IN SCHEMA app GRANT SELECT ON TABLES  TO here;"))
        .isEmpty();
    assertThat(
            adapted(
                "DEFAULT ACL",
                "ALTER DEFAULT PRIVILEGES FOR ROLE here GRANT SELECT ON TABLES  TO gone;"))
        .isEmpty();
    assertThat(
            adapted(
                "DEFAULT ACL",
                "ALTER DEFAULT PRIVILEGES FOR ROLE here GRANT SELECT ON TABLES  TO \"He re\";"))
        .contains("TO \"He re\"");
  }

  @Test
  void aPolicyShouldLoseItsMissingRoles() throws Exception {
    assertThat(
            adapted(
                "POLICY",
                "CREATE POLICY \"TO gone\" ON app.x FOR UPDATE TO gone, here, \"He re\" USING ((a = 'TO gone'::text));\n"))
        .isEqualTo(
            "CREATE POLICY \"TO gone\" ON app.x FOR UPDATE TO here, \"He re\" USING ((a = 'TO gone'::text));\n");
    assertThat(filter.notRestored()).singleElement().asString().contains("the tag");
  }

  @Test
  void aPolicyWithNoRoleLeftShouldBeLeftOutWithItsComment() throws Exception {
    TocEntry policy = entry(7, "POLICY", "CREATE POLICY p ON x TO gone USING (true);", "here");
    TocEntry comment = entry(8, "COMMENT", "COMMENT ON POLICY p ON x IS 'x';", "here", "3", "7");
    TocEntry other = entry(9, "COMMENT", "COMMENT ON TABLE x IS 'x';", "here", "3");
    filter.adapt(policy);
    filter.adapt(comment);
    filter.adapt(other);
    assertThat(policy.definition()).isEmpty();
    assertThat(comment.definition()).isEmpty();
    assertThat(other.definition()).isNotEmpty();
    assertThat(filter.notRestored()).hasSize(1);
  }

  @Test
  void aUserMappingOfAMissingRoleShouldBeLeftOut() throws Exception {
    assertThat(adapted("USER MAPPING", "CREATE USER MAPPING FOR gone SERVER files;")).isEmpty();
    assertThat(adapted("USER MAPPING", "CREATE USER MAPPING FOR PUBLIC SERVER files;"))
        .isNotEmpty();
  }
}
