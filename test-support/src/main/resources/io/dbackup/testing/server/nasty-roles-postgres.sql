-- Roles are not in a database; both sides of a comparison need them.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nasty_owner') THEN CREATE ROLE nasty_owner; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nasty_reader') THEN CREATE ROLE nasty_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rôle "with" quotes; TO x') THEN
    CREATE ROLE "rôle ""with"" quotes; TO x";
  END IF;
END $$;
