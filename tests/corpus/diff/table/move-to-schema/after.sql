create schema s;
create schema q; create table q.t (id serial primary key, a text);
