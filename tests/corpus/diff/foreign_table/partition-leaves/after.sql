create foreign data wrapper w;
create server s foreign data wrapper w;
create table cities (name text, size int) partition by list (name);
create table towns (name text);
create foreign table cities_f partition of cities for values in ('f') server s;
create foreign table cities_g partition of cities for values in ('g') server s;
