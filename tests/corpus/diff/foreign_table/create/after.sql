create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int options (column_name 'A') not null, b text collate "C" default 'x') server v options (table_name 't'); comment on foreign table s.f is 'f'; comment on column s.f.a is 'a'; grant select on s.f to corpus_reader;
