create schema s;
create table s.t (id int);
create table s.t_1 (check (id > 0)) inherits (s.t);
create rule into_child as on insert to s.t where new.id > 0 do instead insert into s.t_1 values (new.id);
