create schema s;
create operator family s.fam using btree; alter operator family s.fam using btree add operator 3 = (int4, int8), operator 1 < (int4, int8);
