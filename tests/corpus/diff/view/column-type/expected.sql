-- view alter, view.definition

-- drop view s.w, to make it again: it needs view s.v, which is made again
drop view s.w;

-- drop view s.v, to make it again: Postgres can't give a view's column another type: id is integer
drop view s.v;

-- make view s.v again
create view s.v (id, a) as
 SELECT (id)::bigint AS id,
    a
   FROM s.t;
alter view s.v owner to postgres;

-- make view s.w again
create view s.w (id) as
 SELECT id
   FROM s.v;
alter view s.w owner to postgres;
grant select on table s.w to corpus_reader;
comment on view s.w is 'reads v';
