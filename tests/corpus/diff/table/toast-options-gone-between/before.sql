create schema s;
create type s.e as enum ('a', 'b');
create table s.t (a text) with (toast.autovacuum_vacuum_threshold = 7);
create table s.u (a text, e s.e) with (toast.autovacuum_vacuum_threshold = 7);
create table s.p (k int, a text) partition by list (k);
create table s.p1 partition of s.p for values in (1) with (fillfactor = 70, toast.autovacuum_vacuum_threshold = 7);
