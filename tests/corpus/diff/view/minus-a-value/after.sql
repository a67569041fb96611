create schema s;
create table s.t (id integer primary key, low numeric default - (4.3::numeric), constraint above check (low > - (5::numeric)));
create view s.v as select id, - (4.3::numeric) as least, low + - (2::integer) as lower from s.t;
