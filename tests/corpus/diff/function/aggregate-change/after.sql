create schema s;
create aggregate s.agg(int) (sfunc = int4pl, stype = int, initcond = '5'); create view s.v as select s.agg(1) as x;
