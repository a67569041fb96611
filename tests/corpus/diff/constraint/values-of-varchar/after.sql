create schema s;
create table s.t (id int primary key, state varchar(10) not null, kind varchar(5), live boolean generated always as (state in ('open', 'won''t')) stored, constraint known check (state in ('open', 'closed')));
create index t_open on s.t (id) where state in ('open', 'new');
create view s.v as select id from s.t where kind not in ('x', 'y');
alter table s.t enable row level security;
create policy p on s.t using (kind in ('a', 'b'));
