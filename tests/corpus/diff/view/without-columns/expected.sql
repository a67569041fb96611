-- view create

-- create view s.v
create view s.v as
 SELECT
   FROM s.t;
alter view s.v owner to postgres;
