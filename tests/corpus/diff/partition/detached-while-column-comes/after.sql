create schema s;
create table s.e (id int not null, at date not null, note text, kind int not null default 3, primary key (id, at)) partition by range (at);
create index e_kind on s.e (kind);
create table s.e1 (id int not null, at date not null, note text, constraint e1_pkey primary key (id, at));
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
