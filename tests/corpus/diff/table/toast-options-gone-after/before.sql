create schema s;
create table s.t (a text) with (toast.autovacuum_vacuum_threshold = 7);
create table s.u (a text) with (toast.autovacuum_vacuum_threshold = 7);
