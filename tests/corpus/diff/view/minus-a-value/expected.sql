-- column alter, column.default, constraint create, view create

-- alter column s.t.low: default
alter table s.t alter column low set default (- 4.3);

-- create constraint s.t.above
alter table s.t add constraint above CHECK ((low > (- (5)::numeric)));

-- create view s.v
create view s.v (id, "least", lower) as
 SELECT id,
    (- 4.3) AS "least",
    (low + ((- 2))::numeric) AS lower
   FROM s.t;
alter view s.v owner to postgres;
