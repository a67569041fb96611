create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
alter table s.t add primary key (id, at), add unique (at, a), add check (id > 0); create table s.r (id int primary key); insert into s.r select generate_series(1, 9); alter table s.t add foreign key (id) references s.r (id);create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01');
insert into s.t select g, '2024-03-01', g::text from generate_series(1, 9) as g;
