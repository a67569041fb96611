create table t (id int generated always as identity, n text);
create unlogged table u (id int generated always as identity, s serial, n text);
create table v (id int generated always as identity);
create table w (id int generated always as identity, s serial);
alter sequence t_id_seq set unlogged;
alter sequence u_id_seq set logged;
alter sequence u_s_seq set logged;
alter sequence w_id_seq set unlogged;
alter sequence w_s_seq set unlogged;
