create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
alter table s.t add primary key (id, at), add unique (at, a), add check (id > 0); create table s.r (id int primary key); insert into s.r select generate_series(1, 9); alter table s.t add foreign key (id) references s.r (id);create table s.t1 (id int not null, at date not null, a text);
alter table s.t1 add primary key (id, at);insert into s.t1 values (1, '2024-05-05', 'x');
