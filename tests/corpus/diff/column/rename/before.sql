create schema s;
create table s.t (id int primary key, a text);
insert into s.t values (1, 'x'); create index t_a on s.t (a); create view s.v as select id, a from s.t; alter table s.t add constraint a_ok check (a <> ''); create policy p on s.t using (a <> ''); create function s.f() returns setof text language sql begin atomic select a from s.t; end; comment on column s.t.a is 'c';
