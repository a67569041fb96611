create schema s;
create unlogged table s.t (id int primary key);
