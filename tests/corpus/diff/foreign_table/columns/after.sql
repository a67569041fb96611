create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a bigint, c numeric(7,2) not null, d date default now()) server v;
