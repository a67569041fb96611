create schema s;
create table s.t (id int primary key) with (fillfactor = 70, toast.autovacuum_enabled = false);
