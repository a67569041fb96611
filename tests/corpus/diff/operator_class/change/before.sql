create schema s;
create operator class s.c for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4); create table s.t (n int); create index t_n on s.t (n s.c);
