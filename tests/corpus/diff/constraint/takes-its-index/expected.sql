-- column alter, column.not_null, column.type, constraint create, constraint drop, index create, index drop, table alter, table.replica_identity

-- drop index public.unlike_c
drop index public.unlike_c;

-- drop index public.unlike_b
drop index public.unlike_b;

-- drop index public.unlike_a
drop index public.unlike_a;

-- drop index public.p_a, to make it again: Postgres makes no key of an index of a partitioned table that stands, as p_a is to be
drop index public.p_a;

-- drop constraint public.back.back_a, to make it again: Postgres drops the index of a key with it, and index back_a is to be there without
alter table public.back drop constraint back_a;

-- alter column public.nullable.a: not_null
alter table public.nullable alter column a set not null;

-- alter column public.wider.a: type
alter table public.wider alter column a type bigint;

-- constraint public.late.late_u takes index late_u over
alter table public.late add constraint late_u unique using index late_u deferrable initially deferred;

-- constraint public.marked.marked_b takes index marked_b over
alter table public.marked add constraint marked_b unique using index marked_b;

-- constraint public.marked.marked_pkey takes index marked_a over
alter table public.marked add constraint marked_pkey primary key using index marked_a;

-- constraint public.nullable.nullable_pkey takes index nullable_a over
alter table public.nullable add constraint nullable_pkey primary key using index nullable_a;

-- create constraint public.p.p_a
alter table public.p add constraint p_a UNIQUE (a);

-- constraint public.p1.p1_pkey takes index p1_b over
alter table public.p1 add constraint p1_pkey primary key using index p1_b;

-- constraint public.t.t_a_key takes index u over
alter table public.t add constraint t_a_key unique using index u;
alter index public.t_a_key set (fillfactor='80');
comment on constraint t_a_key on public.t is 'A key.';
comment on index public.t_a_key is null;

-- create constraint public.unlike.unlike_a
alter table public.unlike add constraint unlike_a UNIQUE (a);

-- create constraint public.unlike.unlike_b
alter table public.unlike add constraint unlike_b UNIQUE (b);

-- create constraint public.unlike.unlike_c
alter table public.unlike add constraint unlike_c UNIQUE (c);

-- constraint public.wider.w takes index wider_a over
alter table public.wider add constraint w unique using index wider_a;

-- create index public.back_a
CREATE UNIQUE INDEX back_a ON public.back USING btree (a);
