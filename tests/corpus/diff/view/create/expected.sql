-- view create

-- create view s.v
create view s.v (id, a) as
 SELECT id,
    a
   FROM s.t;
alter view s.v owner to postgres;
