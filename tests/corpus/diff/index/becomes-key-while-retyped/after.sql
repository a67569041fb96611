create schema s;
create table s.t (id int primary key, code text not null, constraint t_code unique (code));
