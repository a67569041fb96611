create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table f (a int not null, b text default 'x', g int generated always as (a) stored) server s;
