create schema s;
create table s.t (id int, n int); alter table s.t enable row level security;
create policy p on s.t as restrictive for update to corpus_reader using (id > 0) with check (n > 0); comment on policy p on s.t is 'p';
