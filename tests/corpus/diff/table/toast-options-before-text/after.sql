create schema s;
create table s.t (id int, a text) with (toast.autovacuum_vacuum_threshold = 7);
