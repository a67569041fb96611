create schema s;
create table s.c (id int primary key);
create table s.e (id int not null, at date not null, c int, d int, primary key (id, at), constraint e_d foreign key (d) references s.c) partition by range (at);
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create table s.e3 partition of s.e for values from ('2026-01-01') to ('2027-01-01') partition by list (at);
create table s.e31 partition of s.e3 for values in ('2026-01-02');
create table s.e1 (id int not null, at date not null, c int, d int, constraint e1_pkey primary key (id, at), constraint e_d foreign key (d) references s.c);
