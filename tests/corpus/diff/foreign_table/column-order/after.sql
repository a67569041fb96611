create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (b text, a int) server v; create view s.v as select a from s.f;
