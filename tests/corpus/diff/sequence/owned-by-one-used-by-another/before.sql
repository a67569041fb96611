create schema s;
create table s.a (id bigserial);
create table s.z (id bigint default nextval('s.a_id_seq'));
create table s.b (id bigint default nextval('s.a_id_seq'));
