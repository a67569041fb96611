-- constraint rename, rule create, rule rename, rule.definition, table rename

-- rename rule s.v.keep to s.v.kept
alter rule keep on s.v rename to kept;

-- rename table s.t to s.u
alter table s.t rename to u;

-- rename t_pkey of u to u_pkey
--   ! u is locked for milliseconds; statements queue behind the lock while it waits
alter table s.u rename constraint t_pkey to u_pkey;

-- alter column s.u.id: not_null_as
alter table s.u rename constraint t_id_not_null to u_id_not_null;

-- create rule s.u.keep
CREATE RULE keep AS
    ON INSERT TO s.u DO  INSERT INTO s.log (id, n)
  VALUES (new.id, new.n);

-- alter rule s.v.kept: definition
CREATE OR REPLACE RULE kept AS
    ON INSERT TO s.v DO  INSERT INTO s.log (id, n)
  VALUES (new.id, (new.n + 1));
