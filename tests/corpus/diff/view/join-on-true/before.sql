create schema s;
create table s.tt5 (a integer, b integer, cc integer); create table s.tt6 (c integer, d integer);
