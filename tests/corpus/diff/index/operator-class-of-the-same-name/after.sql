create schema s;
create table later (a int, b text);
create operator class t for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create index t_a on later (a t, (a + 1) t desc);
create operator class s.b_ops for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create table s.later (x int, b text, constraint e exclude using btree (x s.b_ops with =));
create collation s.t from "C";
create function s.t(int) returns int immutable language sql as 'select $1';
create index i on s.later (s.t(x) s.b_ops, b collate s.t text_pattern_ops) include (x) where x > 0;
