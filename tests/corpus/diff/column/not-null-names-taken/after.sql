create schema s;
create table s.t (
  id text constraint t_own_id_not_null not null,
  kept int constraint t_kept_not_null1 not null,
  left_empty int,
  n int constraint t_kept_not_null not null,
  other text default '-' constraint t_id_not_null not null,
  constraint t_left_empty_not_null check (left_empty > 0)
);
