-- constraint create

-- create constraint s.c.c_p
alter table s.c add constraint c_p FOREIGN KEY (p) REFERENCES s.p(id);
