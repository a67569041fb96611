create schema s;
create operator family s.fam using btree; alter operator family s.fam using btree add operator 1 < (int4, int8), function 1 (int4, int8) btint48cmp(int4, int8);
