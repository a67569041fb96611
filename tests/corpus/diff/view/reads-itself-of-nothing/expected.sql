-- view create

-- create view s.v
create view s.v as
select;
create or replace view s.v as
 SELECT
   FROM s.v;
alter view s.v owner to postgres;
