create schema s;
create table s.c (id int primary key);
create table s.e (id int not null, at date not null, n int, m int, note text, c int, gone text, primary key (id, at), constraint e_c foreign key (c) references s.c, constraint e_k check (c > 0)) partition by range (at);
create table s.e1 partition of s.e for values from ('2024-01-01') to ('2025-01-01');
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create index e_n on s.e (n);
create index e_gone on s.e (gone);
insert into s.c select g from generate_series(1, 9) g;
insert into s.e select g, date '2024-01-01' + g, g, g, 'n', 1 + g % 9, 'x' from generate_series(1, 700) g;
