create schema s;
create table s.t (id bigint) partition by range (id);
