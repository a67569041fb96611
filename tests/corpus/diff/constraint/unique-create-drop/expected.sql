-- constraint create, constraint drop

-- drop constraint s.t.t_m_key
alter table s.t drop constraint t_m_key;

-- create constraint s.t.t_n_key
alter table s.t add constraint t_n_key UNIQUE (n);
