create schema s;
create table s.t (id int primary key, a text, b int not null default 5, c timestamptz default now(), d uuid default gen_random_uuid(), e int generated always as (id * 2) stored, f text collate "C", g int[] default '{1,2}');
