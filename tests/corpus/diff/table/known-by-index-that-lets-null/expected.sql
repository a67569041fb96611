-- column alter, column.not_null, constraint create, table alter, table.replica_identity

-- table s.comes is not known by comes_code any more
alter table s.comes replica identity default;

-- table s.other is not known by other_code any more
alter table s.other replica identity default;

-- table s.part is not known by part_day_code_idx any more
alter table s.part replica identity default;

-- table s.plain is not known by plain_code any more
alter table s.plain replica identity default;

-- table s.whole is not known by whole_code any more
alter table s.whole replica identity default;

-- alter column s.comes.code: not_null
alter table s.comes alter column code drop not null;

-- alter column s.comes.key: not_null
alter table s.comes alter column key set not null;

-- alter column s.other.code: not_null
alter table s.other alter column code drop not null;

-- alter column s.other.key: not_null
alter table s.other alter column key set not null;

-- alter column s.plain.code: not_null
alter table s.plain alter column code drop not null;

-- alter column s.whole.code: not_null, not_null_as
alter table s.whole alter column code drop not null;

-- create constraint s.comes.comes_key_key
alter table s.comes add constraint comes_key_key UNIQUE (key);
alter table s.comes replica identity using index comes_key_key;

-- alter table s.comes: replica_identity
alter table s.comes replica identity using index comes_key_key;

-- alter table s.other: replica_identity
alter table s.other replica identity using index other_id;
