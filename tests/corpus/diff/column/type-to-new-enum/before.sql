create schema s;
create table s.t (id int primary key, state text not null); insert into s.t values (1, 'open'), (2, 'closed');
