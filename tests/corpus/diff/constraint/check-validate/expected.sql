-- constraint alter, constraint.valid

-- alter constraint s.t.n_up: valid
alter table s.t validate constraint n_up;
