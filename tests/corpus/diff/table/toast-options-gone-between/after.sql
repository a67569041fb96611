create schema s;
create type s.e as enum ('a');
create table s.t (a int, b text[]) with (toast.autovacuum_vacuum_threshold = 7);
create table s.u (e s.e, b text) with (toast.autovacuum_vacuum_threshold = 7);
create table s.p (k int, a int, b text) partition by list (k);
create table s.p1 partition of s.p for values in (1) with (fillfactor = 70, toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 7);
