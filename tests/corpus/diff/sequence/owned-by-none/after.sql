create schema s;
create sequence s.t_id_seq as int; create table s.t (id int not null default nextval('s.t_id_seq'));
