-- view create

-- create view s.v
create view s.v (id, a) as
select null::integer, null::text;
alter view s.v owner to postgres;

-- create view s.w
create view s.w (id, a) as
 SELECT id,
    a
   FROM s.v;
alter view s.w owner to postgres;
comment on view s.w is 'reads v';

-- view s.v, which reads what needs it, has its text
create or replace view s.v (id, a) as
 SELECT id,
    a
   FROM s.w;
