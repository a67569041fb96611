create schema s; create type s.kind as enum ('a', 'b');
create table s.t (day date not null, v bigint, k s.kind, primary key (day, v)) partition by range (day); create table s.e partition of s.t default; create index t_v on s.t (v); create index t_k on s.t (k);
alter index s.e_v_idx rename to custom; alter index s.e_pkey rename to custom_key; alter index s.e_k_idx rename to custom_kind; comment on index s.custom is 'c';
