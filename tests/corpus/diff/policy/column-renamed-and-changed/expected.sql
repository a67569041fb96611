-- column rename, policy alter, policy.using

-- rename t.a to b
alter table s.t rename column a to b;

-- alter policy s.t.p: using
alter policy p on s.t to public using ((b <> 'z'::text));
