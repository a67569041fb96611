-- column alter, column.compression

-- alter column s.t.a: compression
alter table s.t alter column a set compression pglz;

-- alter column s.t.b: compression
alter table s.t alter column b set compression default;
