-- policy alter, policy.check

-- alter policy s.t.p: check
alter policy p on s.t to public using ((id > 0)) with check ((n > 1));
