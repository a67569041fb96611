-- sequence create

-- create sequence s.q
create sequence s.q as smallint increment by -1 minvalue -100 maxvalue 5 start with 3 cache 2 cycle;
alter sequence s.q owner to postgres;
