create schema s;
create foreign data wrapper w; create server v type 'x' foreign data wrapper w; create foreign table s.f (a int) server v; create user mapping for public server v;
