-- constraint create

-- parts of indexes on p are p_a_idx
alter index s.wanted rename to p_a_idx;

-- create constraint s.p.wanted
alter table s.p add constraint wanted UNIQUE (id);
