create schema s;
create table s.t (no int not null, a text not null, up int, constraint t_no_key primary key (no));
create sequence s.t_id_seq as int owned by s.t.no;
alter table s.t alter no set default nextval('s.t_id_seq');
alter table s.t add foreign key (up) references s.t;
create index on s.t (up);
create view s.v as select no as id, a from s.t;
