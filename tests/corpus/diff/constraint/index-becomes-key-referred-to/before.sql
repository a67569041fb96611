create table a (id int primary key, code text);
create unique index a_code on a (code);
create table b (id int primary key, code text references a (code));
