create foreign data wrapper w;
create server s foreign data wrapper w;
create table cities (name text, size int) partition by list (name);
create table towns (name text);
create foreign table cities_e partition of cities for values in ('e') server s;
create foreign table cities_f (name text, size int) server s;
create foreign table towns_far () inherits (towns) server s;
