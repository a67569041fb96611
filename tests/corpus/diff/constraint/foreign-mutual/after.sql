create schema s;
create table s.a (id int primary key, b int); create table s.b (id int primary key, a int references s.a); alter table s.a add foreign key (b) references s.b;
