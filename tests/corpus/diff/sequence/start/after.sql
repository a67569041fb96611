create schema s;
create sequence s.q minvalue 10 start 20;
