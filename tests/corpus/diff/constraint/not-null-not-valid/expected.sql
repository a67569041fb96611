-- column alter, column.not_null, constraint drop

-- drop constraint s.t.n_there
alter table s.t drop constraint n_there;

-- alter column s.t.n: not_null
alter table s.t alter column n set not null;
