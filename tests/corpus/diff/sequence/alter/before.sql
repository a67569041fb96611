create schema s;
create sequence s.q; select nextval('s.q');
