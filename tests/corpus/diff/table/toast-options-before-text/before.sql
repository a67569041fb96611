create schema s;
create table s.t (id int) with (toast.autovacuum_vacuum_threshold = 7);
