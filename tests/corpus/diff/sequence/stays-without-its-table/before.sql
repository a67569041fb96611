create schema s;
create type s.r as range (subtype = date);
create sequence s.q;
create table s.t (id int, a s.r);
alter sequence s.q owned by s.t.a;
select nextval('s.q');
