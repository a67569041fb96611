-- column create, view alter, view.grants

-- alter view s.v: grants
revoke insert, select on table s.v from corpus_reader;
grant select on table s.v to corpus_reader with grant option;

-- create column s.v.a
grant update (a) on table s.v to public;
