create schema s;
create table s.t (id int, n int);
create rule r as on insert to s.t do also delete from s.t where id = new.id; comment on rule r on s.t is 'r';
