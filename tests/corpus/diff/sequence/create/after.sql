create schema s;
create sequence s.q as smallint increment -1 minvalue -100 maxvalue 5 start 3 cache 2 cycle;
