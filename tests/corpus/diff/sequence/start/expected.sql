-- sequence alter, sequence.min, sequence.start

-- alter sequence s.q: min, start
select pg_catalog.setval('s.q', 10, false) from s.q where last_value < 10;
alter sequence s.q minvalue 10 start with 20;
