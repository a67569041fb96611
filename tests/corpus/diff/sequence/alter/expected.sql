-- sequence alter, sequence.cache, sequence.cycle, sequence.increment, sequence.max, sequence.type

-- alter sequence s.q: cache, cycle, increment, max, type
select pg_catalog.setval('s.q', 99, false) from s.q where last_value > 99;
alter sequence s.q as integer increment by 3 maxvalue 99 cache 7 cycle;
