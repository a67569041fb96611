create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int, b text not null, c numeric(5,2)) server v;
