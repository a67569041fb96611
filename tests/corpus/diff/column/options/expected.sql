-- column alter, column.options

-- alter column s.t.a: options
alter table only s.t alter column a set (n_distinct='7');
alter table only s.t alter column a reset (n_distinct_inherited);
