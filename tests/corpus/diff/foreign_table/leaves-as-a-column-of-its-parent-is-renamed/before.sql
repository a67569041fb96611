create schema s;
create foreign data wrapper w;
create server v foreign data wrapper w;
create table s.p (id int, k int, old int default 3, note text) partition by list (k);
create foreign table s.f partition of s.p for values in (1) server v;
create table s.q partition of s.p for values in (2);
