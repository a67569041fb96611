create schema s;
create table s.t (a int generated always as identity);
create table s.u (a int generated always as identity);
revoke all on sequence s.u_a_seq from postgres;
create table s.v (a int generated always as identity);
revoke usage on sequence s.v_a_seq from postgres;
create table s.w (a int, b int);
