create schema s; create type s.kind as enum ('a', 'b', 'c');
create table s.t (day date not null, v int, k s.kind, primary key (day, v)) partition by range (day); create table s.d partition of s.t default; create index t_v on s.t (v); create index t_k on s.t (k);
alter index s.d_v_idx rename to custom; alter index s.d_pkey rename to custom_key; alter index s.d_k_idx rename to custom_kind; comment on index s.custom is 'c';
insert into s.t select date '2024-01-01' + i, i, 'a' from generate_series(1, 20) as i;
