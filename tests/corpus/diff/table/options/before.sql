create schema s;
create table s.t (id int primary key) with (fillfactor = 80, autovacuum_enabled = false);
