create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01');
