-- column alter, column create, column drop, column.default, column.identity, column.not_null, column.options, column.statistics, column.storage, column.type, constraint create, constraint drop, constraint rename, enum alter, enum.values, index drop, sequence alter, sequence.cycle, sequence.increment, table alter, table create, table drop, table rename, table.inherits, table.options, table.partition_of, table.persistence, view alter, view.definition

-- t.child no inherit t.base
alter table t.child no inherit t.base;

-- t.logs detach partition t.logs_1
alter table t.logs detach partition t.logs_1;

-- drop view t.moody, to make it again: it needs column t.moods.m, which becomes of another type
drop view t.moody;

-- drop index t.parts_at
drop index t.parts_at;

-- drop constraint t.old_name.old_name_ref_fkey
alter table t.old_name drop constraint old_name_ref_fkey;

-- drop constraint t.gone.gone_ref_fkey
alter table t.gone drop constraint gone_ref_fkey;

-- drop table t.gone
--   ! loses data: the rows of t.gone
drop table t.gone;

-- drop function t.mood_of(integer), to make it again: it needs enum t.mood, which is made again
drop function t.mood_of(integer);

-- rename table t.old_name to t.new_name
alter table t.old_name rename to new_name;

-- rename old_name_pkey of new_name to new_name_pkey
--   ! new_name is locked for milliseconds; statements queue behind the lock while it waits
alter table t.new_name rename constraint old_name_pkey to new_name_pkey;

-- make enum t.mood again without sad: Postgres can't take values away from an enum
--   ! rows with sad stop this step: change them first
alter type t.mood rename to zz_arch_old_mood;
create type t.mood as enum ('glad', 'ok');
alter type t.mood owner to postgres;
alter table t.moods alter column m drop default;
alter table t.moods alter column m type t.mood using m::text::t.mood,
  alter column ms type t.mood[] using ms::text[]::t.mood[];
alter table t.moods alter column m set default 'glad'::t.mood;
drop type t.zz_arch_old_mood;

-- alter sequence t.counter: cycle, increment
alter sequence t.counter increment by 3 cycle;

-- make function t.mood_of(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION t.mood_of(integer)
 RETURNS t.mood
 LANGUAGE sql
 STABLE
AS $function$select m from t.moods where id = $1$function$;
alter function t.mood_of(integer) owner to postgres;

-- alter table t.fast: persistence
alter table t.fast set logged;

-- alter column t.parts.id: type
alter table t.parts alter column id type bigint;

-- create table t.parts_2
create table t.parts_2 partition of t.parts FOR VALUES IN ('2025-01-01');
alter table t.parts_2 owner to postgres;

-- alter column t.base.note: not_null
alter table t.base alter column note set not null;

-- alter column t.child.id: not_null_as
alter table t.child rename constraint base_id_not_null to child_id_not_null;

-- alter column t.child.note: not_null
alter table t.child alter column note set not null;

-- alter column t.dials.n: options, statistics
alter table t.dials alter column n set statistics 50;
alter table only t.dials alter column n reset (n_distinct);

-- alter column t.dials.m: storage
alter table t.dials alter column m set storage main;

-- alter column t.dials.s: options, statistics
alter table t.dials alter column s set statistics -1;
alter table only t.dials alter column s set (n_distinct='-0.5');

-- create column t.logs.level
alter table t.logs add column level integer default 0 not null;

-- alter column t.logs_1.id: not_null_as
alter table t.logs_1 rename constraint logs_id_not_null to logs_1_id_not_null;

-- alter column t.logs_1.at: not_null_as
alter table t.logs_1 rename constraint logs_at_not_null to logs_1_at_not_null;

-- create column t.logs_1.level
alter table t.logs_1 add column level integer default 0 not null;

-- alter column t.logs_2.id: not_null_as
alter table t.logs_2 rename constraint logs_2_id_not_null to logs_id_not_null;

-- alter column t.logs_2.at: not_null_as
alter table t.logs_2 rename constraint logs_2_at_not_null to logs_at_not_null;

-- create column t.logs_2.level
alter table t.logs_2 add column level integer default 0 constraint logs_level_not_null not null;

-- alter column t.new_name.id: not_null_as
alter table t.new_name rename constraint old_name_id_not_null to new_name_id_not_null;

-- alter column t.new_name.val: not_null
alter table t.new_name alter column val set not null;

-- alter columns of t.plain, in one go: a (type), b (default, storage, type)
--   ! rows of plain whose b is no character varying(9) stop this step: change them first
alter table t.plain alter column b drop default;
alter table t.plain alter column a type bigint,
  alter column b type character varying(9);
alter table t.plain alter column b set default 'y'::character varying;

-- alter column t.plain.c: identity, not_null
alter table t.plain alter column c drop identity;
alter table t.plain alter column c drop not null;

-- alter column t.plain.u: default
alter table t.plain alter column u set default gen_random_uuid();

-- create column t.plain.d
alter table t.plain add column d date;

-- create constraint t.new_name.new_name_ref_fkey
alter table t.new_name add constraint new_name_ref_fkey FOREIGN KEY (ref) REFERENCES t.base(id) ON DELETE SET NULL;

-- create constraint t.parts.parts_pkey
alter table t.parts add constraint parts_pkey PRIMARY KEY (id, at);

-- make view t.moody again
create view t.moody (id, m) as
 SELECT id,
    m
   FROM t.moods
  WHERE (m = 'ok'::t.mood);
alter view t.moody owner to postgres;

-- alter view t.reads: definition
create or replace view t.reads (id, val) as
 SELECT id,
    upper(val) AS val
   FROM t.new_name;

-- t.logs attach partition t.logs_2 FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00')
alter table t.logs attach partition t.logs_2 FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');

-- alter table t.plain: options
alter table t.plain set (autovacuum_enabled='false', fillfactor='70');
