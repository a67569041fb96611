create schema s;
create table s.e (id int not null, at date not null, n int, m int, primary key (id, at), constraint e_v unique (m, at)) partition by range (at);
create table s.e1 (id int not null, at date not null, note text, n int, m int, constraint e1_pkey primary key (id, at), constraint e_k check (n > 0));
create index e1_note_idx on s.e1 (note);
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create index e_m on s.e (m, n);
create index e_n on s.e (n);
