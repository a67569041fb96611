create schema s;
create table s.t (a int);
create table s.u (b text) with (toast.autovacuum_vacuum_threshold = 7);
