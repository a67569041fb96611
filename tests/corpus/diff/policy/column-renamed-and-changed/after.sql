create schema s;
create table s.t (id int, b text); create policy p on s.t using (b <> 'z'); create policy q on s.t using (b = 'x' and id > 0);
