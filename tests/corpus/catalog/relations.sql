-- Materialized views with their indexes, rules, statistics, what tables and columns say to the planner.
create schema shop;
create table shop.t (id int primary key, a int, b text, c date); create index t_c on shop.t (c); alter table shop.t cluster on t_c;
alter table shop.t alter a set (n_distinct = -0.5, n_distinct_inherited = 7), alter b set statistics 500;
create materialized view shop.m (x, "Y") with (fillfactor = 70) as select id, b from shop.t with data;
create unique index m_x on shop.m (x); create index on shop.m (lower("Y")) where "Y" is not null;
comment on materialized view shop.m is 'stored'; comment on column shop.m.x is 'key'; comment on index shop.m_x is 'for concurrent refresh';
grant select on shop.m to {{alice}}; grant select (x) on shop.m to {{bob}}; alter materialized view shop.m owner to {{alice}};
alter materialized view shop.m alter column "Y" set statistics 42;
create materialized view shop.of_m as select "Y", count(*) as n from shop.m group by "Y" with no data; create view shop.over as select * from shop.of_m;
create view shop.v as select id, a from shop.t; create rule ins as on insert to shop.v do instead insert into shop.t (id, a) values (new.id, new.a) returning id, a;
create rule "Del" as on delete to shop.t where old.a > 5 do also insert into shop.t (id) values (old.id + 1); alter table shop.t disable rule "Del"; comment on rule ins on shop.v is 'writes through';
create rule quiet as on update to shop.t do also notify gone; alter table shop.t enable always rule quiet;
create statistics shop.ab (ndistinct, mcv) on a, b from shop.t; alter statistics shop.ab set statistics 77; create statistics shop.e on (lower(b)) from shop.t; comment on statistics shop.ab is 'together';
alter statistics shop.e owner to {{bob}};
create function shop.seen() returns trigger language plpgsql as $$ begin return null; end $$;
create constraint trigger c after insert or update of a on shop.t deferrable initially deferred for each row when (new.a > 0) execute function shop.seen();
create trigger s after update on shop.t referencing old table as before new table as after for each statement execute function shop.seen(); alter table shop.t enable replica trigger s;
