create table t (a int, during int4range, constraint k primary key (a) with (fillfactor = 80, deduplicate_items = off)) with (fillfactor = 70, autovacuum_enabled = off);
create view v with (security_barrier, security_invoker) as select a from t;
create view w with (security_barrier) as select a from t;
create materialized view m with (fillfactor = 70, autovacuum_enabled = off) as select a from t;
create index i on t (a) with (fillfactor = 80, deduplicate_items = off) where a > 0;
alter table t add constraint x exclude using gist (during with &&) with (fillfactor = 80, buffering = on);
