-- policy create

-- create policy s.t.p
create policy p on s.t as restrictive for update to corpus_reader using ((id > 0)) with check ((n > 0));
comment on policy p on s.t is 'p';
