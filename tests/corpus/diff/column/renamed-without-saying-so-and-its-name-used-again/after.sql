create schema s;
create table s.t (id int primary key, former int default 0 constraint t_code_not_null not null, note text, code text);
