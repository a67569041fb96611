-- column alter, column.default, column.type, sequence alter, sequence.increment

-- alter sequence s.q: increment
alter sequence s.q increment by 5;

-- alter column s.a.id: type
alter table s.a alter column id drop default;
alter table s.a alter column id type bigint;
alter table s.a alter column id set default nextval('s.q'::regclass);

-- alter column s.b.id: default
alter table s.b alter column id drop default;
