-- column create, view alter, view.grants

-- alter view s.v: grants
revoke insert, select on table s.v from corpus_reader;
grant select on table s.v to corpus_reader with grant option;

-- give column s.v.a its privileges
grant update (a) on table s.v to public;
