create schema s;
create table s.t (id int primary key, label text);
create index t_a on s.t (label); create view s.v as select id, label as a from s.t; alter table s.t add constraint a_ok check (label <> ''); create policy p on s.t using (label <> ''); create function s.f() returns setof text language sql begin atomic select label from s.t; end; comment on column s.t.label is 'c';
