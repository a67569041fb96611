-- column alter, column.type, constraint create, index drop

-- alter column s.t.code: type
alter table s.t alter column code type text using code::text;

-- constraint s.t.t_code takes index t_code over
alter table s.t add constraint t_code unique using index t_code;
