-- privileges create

-- revoke execute on procedure s.p(integer) from public
revoke execute on procedure s.p(integer) from public;

-- grant usage on sequence s.q to corpus_reader
grant usage on sequence s.q to corpus_reader;

-- grant select on table s.conf to corpus_reader
grant select on table s.conf to corpus_reader;

-- grant update (v) on table s.conf to corpus_reader
grant update (v) on table s.conf to corpus_reader;
