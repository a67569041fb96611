-- column alter, column.comment, column.grants

-- alter column s.t.id: comment, grants
revoke select (id) on table s.t from corpus_reader;
grant update (id) on table s.t to corpus_reader with grant option;
comment on column s.t.id is 'i';

-- alter column s.t.a: comment, grants
grant select (a) on table s.t to corpus_reader with grant option;
comment on column s.t.a is null;
