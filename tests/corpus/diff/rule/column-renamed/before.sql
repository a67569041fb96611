create schema s;
create table s.t (id int, a text); create table s.log (a text); create rule r as on insert to s.t do also insert into s.log values (new.a);
