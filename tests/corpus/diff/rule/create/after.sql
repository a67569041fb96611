create schema s;
create table s.t (id int, n int);
create rule r as on update to s.t where new.n < 0 do instead nothing; comment on rule r on s.t is 'r';
