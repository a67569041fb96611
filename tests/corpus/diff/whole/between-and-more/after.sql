create schema s;
create table s.t (a int, b int, c text, constraint near check (a between 1 and 9 and b > 0), constraint far check (a not between 1 and 9 or b > 0 or c is null), constraint mixed check (a between b and 9 and (b = 1 or b = 2)));
create index t_a on s.t (a) where a between 1 and 9 and b between 1 and 9 and c = 'x';
create view s.v as select a from s.t where a between 1 and 9 and exists (select from s.t as u where u.a not between 1 and 2 or u.b = 1);
alter table s.t enable row level security;
create policy p on s.t using (a between 1 and 9 and c = current_user);
