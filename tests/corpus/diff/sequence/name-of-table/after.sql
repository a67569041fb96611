create schema s;
create sequence s.x;
