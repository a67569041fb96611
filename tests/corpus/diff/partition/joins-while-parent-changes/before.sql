create schema s;
create table s.e (id int not null, at date not null, note text, n int, m int, primary key (id, at), constraint e_k check (n > 0)) partition by range (at);
create table s.e1 (id int not null, at date not null, note text, n int, m int, constraint e1_pkey primary key (id, at));
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create index e_note on s.e (note);
create index e1_note_idx on s.e1 (note);
insert into s.e select g, date '2025-01-01' + g, 'n' || g, g, g from generate_series(1, 300) g;
insert into s.e1 select g, date '2024-01-01' + g, 'n' || g, g, g from generate_series(1, 300) g;
