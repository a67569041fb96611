create schema s;
create table s.t (id integer primary key, note text);
create index t_note on s.t (note);
update pg_catalog.pg_index set indisvalid = false where indexrelid = 's.t_note'::regclass;
