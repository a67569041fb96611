create schema s;
create foreign data wrapper w;
create server v foreign data wrapper w;
create table s.p (id int, k int, new int default 3, note text) partition by list (k);
create table s.q partition of s.p for values in (2);
create foreign table s.f (id int, k int, new int default 3, note text) server v;
