create table a (id int primary key, code text, constraint a_code unique (code));
create table b (id int primary key, code text references a (code));
insert into a values (1,'x'); insert into b values (1,'x');
