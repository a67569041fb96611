create schema s;
create aggregate s.agg(int) (sfunc = int84pl, stype = bigint, initcond = '0');
