-- column create, foreign_table create

-- create foreign table s.f
CREATE FOREIGN TABLE s.f (a integer OPTIONS (column_name 'A') NOT NULL, b text COLLATE "C") SERVER v OPTIONS (table_name 't');
alter table only s.f alter column b set default 'x'::text;
alter foreign table s.f owner to postgres;
grant select on table s.f to corpus_reader;
comment on column s.f.a is 'a';
comment on foreign table s.f is 'f';
