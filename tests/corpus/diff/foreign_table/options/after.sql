create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int options (y '3', z '4')) server v options (q '3'); create view s.v as select a from s.f;
