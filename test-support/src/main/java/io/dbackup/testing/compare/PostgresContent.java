package io.dbackup.testing.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything in a PostgreSQL database, as texts under names, so that two databases are equal when
 * their maps are: all rows of all tables and views, definitions, values of sequences, large
 * objects, rights, owners, comments and the settings of the database itself. Rows enter by count
 * and by a sum of hashes over all their columns, so that their order and the size of a table do not
 * matter.
 */
public final class PostgresContent {
  private static final String USER_SCHEMA =
      " n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_' ";

  private static final Map<String, String> QUERIES = queries();

  private PostgresContent() {}

  /** Reads the database connected to. */
  public static SortedMap<String, String> read(Connection connection) throws SQLException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = pg_catalog");
      for (Map.Entry<String, String> query : QUERIES.entrySet()) {
        try (ResultSet rows = statement.executeQuery(query.getValue())) {
          while (rows.next()) {
            content.merge(
                query.getKey() + " " + rows.getString(1),
                String.valueOf(rows.getString(2)),
                (a, b) -> a + "\n" + b);
          }
        }
      }
      readRows(statement, content);
      readSequences(statement, content);
    }
    return content;
  }

  private static void readRows(Statement statement, SortedMap<String, String> content)
      throws SQLException {
    Map<String, Boolean> relations = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT format('%I.%I', n.nspname, c.relname), c.relispopulated FROM pg_class c JOIN pg_namespace n"
                + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'f') AND"
                + USER_SCHEMA)) {
      while (rows.next()) {
        relations.put(rows.getString(1), rows.getBoolean(2));
      }
    }
    for (Map.Entry<String, Boolean> relation : relations.entrySet()) {
      content.put(
          "rows " + relation.getKey(),
          relation.getValue() ? hash(statement, relation.getKey()) : "not populated");
    }
  }

  private static String hash(Statement statement, String relation) throws SQLException {
    String sql =
        "SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) || ' '"
            + " || coalesce(sum(hashtextextended(t::text, 2)::numeric), 0) FROM ONLY "
            + relation
            + " t";
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void readSequences(Statement statement, SortedMap<String, String> content)
      throws SQLException {
    Map<String, String> sequences = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind = 'S' AND"
                + USER_SCHEMA)) {
      while (rows.next()) {
        sequences.put(rows.getString(1), "");
      }
    }
    for (String name : sequences.keySet()) {
      try (ResultSet row =
          statement.executeQuery("SELECT last_value || ' ' || is_called FROM " + name)) {
        row.next();
        content.put("value of sequence " + name, row.getString(1));
      }
    }
  }

  private static Map<String, String> queries() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "database",
        """
        SELECT 'itself', row(pg_encoding_to_char(encoding), datcollate, datctype, datlocprovider, datconnlimit,
          pg_get_userbyid(datdba), shobj_description(oid, 'pg_database'))::text
        FROM pg_database WHERE datname = current_database()""");
    all.put(
        "right on database",
        """
        SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END || ' ' || a.privilege_type,
          a.is_grantable::text FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = current_database()""");
    all.put(
        "setting",
        """
        SELECT pg_get_userbyid(setrole) || ' ' || split_part(s, '=', 1), s FROM pg_db_role_setting r, unnest(setconfig) s
        WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())""");
    all.put(
        "schema",
        "SELECT nspname, row(pg_get_userbyid(nspowner), "
            + rights("nspacl")
            + ")::text FROM pg_namespace n WHERE"
            + USER_SCHEMA);
    all.put(
        "relation",
        "SELECT format('%I.%I', n.nspname, c.relname), row(c.relkind, c.relpersistence, pg_get_userbyid(c.relowner), "
            + rights("c.relacl")
            + ", c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),"
            + " CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END)::text"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind <> 't' AND"
            + USER_SCHEMA);
    all.put(
        "column",
        "SELECT format('%I.%I.%I', n.nspname, c.relname, a.attname), row(format_type(a.atttypid, a.atttypmod), a.attnotnull,"
            + " pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attstorage, a.attstattarget, "
            + rights("a.attacl")
            + ")::text"
            + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
            + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 't' AND"
            + USER_SCHEMA);
    all.put(
        "inheritance",
        "SELECT inhrelid::regclass::text, inhparent::regclass::text FROM pg_inherits");
    all.put(
        "constraint",
        "SELECT conrelid::regclass::text || ' ' || contypid::regtype::text || ' ' || conname, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE"
            + USER_SCHEMA);
    all.put(
        "index",
        "SELECT c.oid::regclass::text, pg_get_indexdef(c.oid) || ' ' || i.indisclustered FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
            + USER_SCHEMA);
    all.put(
        "trigger",
        "SELECT tgrelid::regclass::text || ' ' || tgname, tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal");
    all.put(
        "event trigger",
        "SELECT evtname, row(evtevent, evtfoid::regproc, evtenabled, evttags, pg_get_userbyid(evtowner))::text FROM pg_event_trigger");
    all.put(
        "rule",
        "SELECT ev_class::regclass::text || ' ' || rulename, pg_get_ruledef(oid) FROM pg_rewrite WHERE oid >= 16384");
    all.put(
        "policy",
        "SELECT polrelid::regclass::text || ' ' || polname, row(polcmd, polpermissive, ARRAY(SELECT pg_get_userbyid(r) FROM unnest(polroles) r ORDER BY 1), pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))::text FROM pg_policy");
    all.put(
        "routine",
        "SELECT p.oid::regprocedure::text, row(CASE WHEN prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(p.oid) END, pg_get_userbyid(proowner), "
            + rights("proacl")
            + ")::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE"
            + USER_SCHEMA);
    all.put(
        "type",
        "SELECT t.oid::regtype::text, row(typtype, pg_get_userbyid(typowner), typdefault, ARRAY(SELECT enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY enumsortorder))::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE"
            + USER_SCHEMA);
    all.put(
        "sequence",
        "SELECT seqrelid::regclass::text, row(seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle)::text FROM pg_sequence");
    all.put(
        "operator",
        "SELECT o.oid::regoperator::text, oprcode::text FROM pg_operator o WHERE oid >= 16384");
    all.put(
        "cast",
        "SELECT castsource::regtype || ' ' || casttarget::regtype, castfunc::regproc::text FROM pg_cast WHERE oid >= 16384");
    all.put(
        "extension",
        "SELECT extname, extversion || ' ' || extnamespace::regnamespace FROM pg_extension");
    all.put(
        "default rights",
        "SELECT pg_get_userbyid(defaclrole) || ' ' || defaclnamespace::regnamespace || ' ' || defaclobjtype::text, "
            + rights("defaclacl")
            + "::text FROM pg_default_acl");
    all.put(
        "publication",
        "SELECT p.pubname, row(puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, ARRAY(SELECT prrelid::regclass::text FROM pg_publication_rel r WHERE r.prpubid = p.oid ORDER BY 1))::text FROM pg_publication p");
    all.put(
        "foreign server",
        "SELECT srvname, row(fdwname, srvoptions)::text FROM pg_foreign_server JOIN pg_foreign_data_wrapper w ON w.oid = srvfdw");
    all.put(
        "user mapping", "SELECT srvname || ' ' || usename, umoptions::text FROM pg_user_mappings");
    all.put(
        "statistics object", "SELECT stxname, pg_get_statisticsobjdef(oid) FROM pg_statistic_ext");
    all.put(
        "text search",
        "SELECT cfgname, cfgnamespace::regnamespace::text FROM pg_ts_config WHERE oid >= 16384");
    all.put(
        "collation",
        "SELECT collname, collnamespace::regnamespace::text FROM pg_collation WHERE oid >= 16384");
    all.put(
        "comment",
        "SELECT d.classoid::regclass || ' ' || pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description FROM pg_description d WHERE d.objoid >= 16384");
    all.put(
        "large object",
        "SELECT m.oid::text, row(md5(lo_get(m.oid)), length(lo_get(m.oid)), pg_get_userbyid(lomowner), "
            + rights("lomacl")
            + ")::text FROM pg_largeobject_metadata m");
    return all;
  }

  /** A list of rights in an order that does not depend on how they came about. */
  private static String rights(String column) {
    return "(SELECT array_agg(x::text ORDER BY x::text) FROM unnest(" + column + ") x)";
  }
}
