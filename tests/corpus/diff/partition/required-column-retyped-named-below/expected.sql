-- column alter, column.not_null, column.not_null_as, column.type

-- settle whose the NOT NULLs of m are in s.event, s.event_first, s.event_more, s.event_rest, s.event_rest_a
alter table s.event alter column m drop not null;
alter table s.event_first alter column m drop not null;
alter table s.event_rest alter column m drop not null;
alter table s.event_rest_a alter column m drop not null;

-- settle whose the NOT NULLs of n are in s.event, s.event_first, s.event_more, s.event_rest, s.event_rest_a
alter table s.event alter column n drop not null;
alter table s.event_first alter column n drop not null;
alter table s.event_rest alter column n drop not null;
alter table s.event_rest_a alter column n drop not null;

-- alter columns of s.event, in one go: n (type), m (type), k (type)
alter table s.event alter column n type bigint,
  alter column m type text using m::text,
  alter column k type bigint;

-- settle whose the NOT NULLs of k are in s.event, s.event_first, s.event_more, s.event_rest, s.event_rest_a
alter table s.event_rest_a add constraint event_rest_a_k_not_null not null k;
alter table s.event_rest add constraint event_rest_k_not_null not null k;
alter table s.event_first add constraint event_first_k_not_null not null k;
alter table s.event add constraint event_k_not_null not null k;

-- settle whose the NOT NULLs of n are in s.event, s.event_first, s.event_more, s.event_rest, s.event_rest_a
alter table s.event_rest_a add constraint has_n not null n;
alter table s.event_rest add constraint event_rest_n_not_null not null n;
alter table s.event_first add constraint event_first_n_not_null not null n;
alter table s.event add constraint event_n_not_null not null n;
