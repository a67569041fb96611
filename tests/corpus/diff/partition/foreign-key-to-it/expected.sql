-- constraint create

-- create constraint s.c.c_t_fkey
alter table s.c add constraint c_t_fkey FOREIGN KEY (t) REFERENCES s.t(id);
