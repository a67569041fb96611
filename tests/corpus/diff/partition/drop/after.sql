create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t2 partition of s.t for values from ('2025-01-01') to ('2026-01-01');
