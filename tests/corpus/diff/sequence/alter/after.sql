create schema s;
create sequence s.q as int increment 3 maxvalue 99 cache 7 cycle;
