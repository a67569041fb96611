create foreign data wrapper w;
create server s foreign data wrapper w;
create table cities (name text) partition by list (name);
create foreign table cities_e partition of cities for values in ('e') server s;
