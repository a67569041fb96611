create foreign data wrapper w; create server s foreign data wrapper w; create server s2 foreign data wrapper w;
create table p (a int not null check (a > 0), b text default 'x', g int generated always as (a) stored);
create foreign table stands () inherits (p) server s;
