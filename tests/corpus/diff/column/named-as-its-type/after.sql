create schema s;
create type s.place as enum ('x', 'y');
create type s.zone as enum ('x', 'y', 'z');
create type s.status as enum ('x', 'y');
create table s.t (
  id int primary key,
  place text,
  status s.status default 'x',
  "time" timestamptz,
  area s.zone,
  constraint known check (status::text::s.place <> 'y' and "time" > '2020-01-01'::timestamptz),
  constraint early check ("time" < '3000-01-01'::timestamp without time zone at time zone 'UTC')
);
create index by_zone on s.t (area) where area = 'x'::s.zone;
create view s.v as select id, status, "time", area as zone from s.t where "time" < '3000-01-01'::timestamptz and area <> 'y';
