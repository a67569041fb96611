create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01');
create function s.f() returns trigger language plpgsql as 'begin return new; end'; create trigger z after insert on s.t for each row execute function s.f(); create policy p on s.t using (true); alter table s.t enable row level security;
