create schema s;
create aggregate s.old(int) (sfunc = int4pl, stype = int);
