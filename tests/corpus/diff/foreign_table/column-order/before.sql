create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int, b text) server v; create view s.v as select a from s.f;
