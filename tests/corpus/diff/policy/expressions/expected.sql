-- policy alter, policy.check, policy.roles, policy.using

-- alter policy s.t.p: check, roles, using
alter policy p on s.t to corpus_reader using ((id > 1)) with check ((n > 1));
