-- constraint create, index drop

-- constraint s.t.t_code takes index t_code over
alter table s.t add constraint t_code unique using index t_code;
