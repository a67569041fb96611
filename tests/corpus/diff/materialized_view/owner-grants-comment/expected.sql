-- materialized_view alter, materialized_view.comment, materialized_view.grants, materialized_view.owner

-- alter materialized view s.m: comment, grants, owner
alter materialized view s.m owner to corpus_owner;
grant select on table s.m to corpus_reader;
comment on materialized view s.m is 'm';
