-- column alter, column.type, sequence alter, sequence.max, sequence.type

-- alter sequence s.t_id_seq: max, type
alter sequence s.t_id_seq as bigint maxvalue 9223372036854775807;

-- alter column s.t.id: type
alter table s.t alter column id drop default;
alter table s.t alter column id type bigint;
alter table s.t alter column id set default nextval('s.t_id_seq'::regclass);
