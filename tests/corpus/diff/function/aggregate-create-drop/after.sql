create schema s;
create aggregate s.agg(int) (sfunc = int4pl, stype = int, initcond = '0');
