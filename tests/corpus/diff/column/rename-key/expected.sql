-- column rename, constraint rename

-- drop view s.v, to make it again: it changes, and a column that it reads has another name
drop view s.v;

-- rename t.id to no
alter table s.t rename column id to no;

-- rename t_pkey of t to t_no_key
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter table s.t rename constraint t_pkey to t_no_key;

-- alter column s.t.no: not_null_as
alter table s.t rename constraint t_id_not_null to t_no_not_null;

-- make view s.v again
create view s.v (id, a) as
 SELECT no AS id,
    a
   FROM s.t;
alter view s.v owner to postgres;
