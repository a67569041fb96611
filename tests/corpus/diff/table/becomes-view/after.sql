create schema s;
create view s.x as select 1 as one;
