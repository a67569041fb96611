create schema s;
create table s.t (id int, a text);
create view s.v as select id, a from s.t;
create view s.w as select id, a from s.v;
create or replace view s.v as select id, a from s.w;
comment on view s.w is 'reads v';
