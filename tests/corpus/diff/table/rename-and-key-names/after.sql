create schema s;
create table s.u (id int primary key, a text unique);
