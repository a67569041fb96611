create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int options (x '1', y '2')) server v options (p '1', q '2'); create view s.v as select a from s.f;
