create table t (a int, during int4range, constraint k primary key (a) with (deduplicate_items = off, fillfactor = 80)) with (autovacuum_enabled = off, fillfactor = 70);
create view v with (security_invoker, security_barrier) as select a from t;
create view w with (security_invoker, security_barrier) as select a from t;
create materialized view m with (autovacuum_enabled = off, fillfactor = 70) as select a from t;
create index i on t (a) with (deduplicate_items = off, fillfactor = 80) where a > 0;
alter table t add constraint x exclude using gist (during with &&) with (buffering = on, fillfactor = 80);
