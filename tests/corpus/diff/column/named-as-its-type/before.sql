create schema s;
create type s.place as enum ('x', 'y');
create type s.zone as enum ('x', 'y', 'z');
create table s.t (
  id int primary key,
  place s.place,
  status text default 'x',
  "time" timestamp,
  zone s.zone,
  constraint known check (status::s.place <> 'y' and "time" > '2020-01-01'::timestamp without time zone),
  constraint early check (extract(year from "time") < 3000)
);
create index by_zone on s.t (zone) where zone = 'x'::s.zone;
create view s.v as select id, status, "time", zone from s.t where "time" < '3000-01-01'::timestamp and zone <> 'y';
insert into s.t values (1, 'x', 'x', '2026-01-01 10:00', 'x');
