create schema s;
create table s.t (id int primary key, former int not null, note text, code text);
