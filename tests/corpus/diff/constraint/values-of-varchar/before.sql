create schema s;
create table s.t (id int primary key, state varchar(10) not null, kind varchar(5));
insert into s.t values (1, 'open', 'a');
