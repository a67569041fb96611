create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
alter table s.t add primary key (id, at), add unique (at, a), add check (id > 0); create table s.r (id int primary key); alter table s.t add foreign key (id) references s.r (id);create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01');
