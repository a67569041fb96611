create schema s;
create table s.t (id int not null, kind text not null) partition by list (kind); create table s.t_a partition of s.t for values in ('a');
alter table only s.t add constraint t_key unique (kind, id); create unique index t_a_key on s.t_a (kind, id);
alter table s.t_a add constraint t_a_key unique using index t_a_key; alter index s.t_key attach partition s.t_a_key;
