-- column rename, column.not_null_as, column.type

-- s.event detach partition s.event_first
alter table s.event detach partition s.event_first;

-- rename event.m to much
alter table s.event rename column m to much;

-- rename event.n to number
alter table s.event rename column n to number;

-- rename event_first.m to much
alter table s.event_first rename column m to much;

-- rename event_first.n to number
alter table s.event_first rename column n to number;

-- parts of indexes on event_more are event_more_number_idx
alter index s.event_more_n_idx rename to event_more_number_idx;

-- rename index event_first_n_idx to event_first_number_idx
alter index s.event_first_n_idx rename to event_first_number_idx;

-- alter column s.event.number: not_null_as
alter table s.event rename constraint event_n_not_null to event_number_not_null;

-- alter column s.event.much: not_null_as, type
alter table s.event alter column much type bigint;
alter table s.event rename constraint event_m_not_null to event_much_not_null;

-- alter column s.event_first.number: not_null_as
alter table s.event_first rename constraint event_first_n_not_null to event_first_number_not_null;

-- alter column s.event_first.much: not_null_as, type
alter table s.event_first alter column much type bigint;
alter table s.event_first rename constraint said to has_much;

-- s.event attach partition s.event_first FOR VALUES FROM (0) TO (10)
alter table s.event attach partition s.event_first FOR VALUES FROM (0) TO (10);
