create table t (a int primary key with (fillfactor = 70), b int unique, c int unique with (fillfactor = 60));
create table r (a int references t);
create table e (a int, constraint e_a exclude using btree (a with =) with (fillfactor = 70, deduplicate_items = off) where (a > 0) deferrable);
insert into t values (1, 1, 1); insert into r values (1); insert into e values (1);
