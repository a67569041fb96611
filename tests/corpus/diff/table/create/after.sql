create schema s;
create table s.t (id int primary key, a text not null default 'x', b numeric(5,2) check (b > 0));
comment on table s.t is 't'; comment on column s.t.a is 'a'; grant select on s.t to corpus_reader; grant update (a) on s.t to corpus_reader; alter table s.t enable row level security; create policy p on s.t using (true);
