create schema s;
create view s.v as select;
create or replace view s.v as select from s.v;
