create table t (a int primary key with (fillfactor = 75), b int unique with (fillfactor = 50, deduplicate_items = off), c int unique);
create table r (a int references t);
create table e (a int, constraint e_a exclude using btree (a with =) with (fillfactor = 75) where (a > 0) deferrable);
