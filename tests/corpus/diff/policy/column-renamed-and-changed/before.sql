create schema s;
create table s.t (id int, a text); create policy p on s.t using (a <> ''); create policy q on s.t using (a = 'x' and id > 0);
