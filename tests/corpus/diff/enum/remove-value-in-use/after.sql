create schema s;
create type s.mood as enum ('happy', 'sad', 'new', 'ok');
comment on type s.mood is 'how it goes';
grant usage on type s.mood to corpus_reader;
create type s.mood_x as enum ('p', 'q');
create table s.kind (mood s.mood primary key, note text not null);
create table s.person (
  id integer primary key,
  mood s.mood not null default 'ok',
  moods s.mood[] not null default '{ok}',
  x s.mood_x default 'p',
  constraint known foreign key (mood) references s.kind (mood),
  constraint not_sad check (mood <> 'sad' or id > 0)
);
create index person_mood on s.person (mood) where mood <> 'happy';
create table s.log (id integer, mood s.mood default 'happy', x s.mood_x) partition by range (id);
create table s.log1 partition of s.log for values from (0) to (100);
create view s.v as select p.id, p.mood, k.note from s.person p join s.kind k on k.mood = p.mood where p.mood > 'sad'::s.mood;
create view s.over_v as select count(*) from s.v where mood = 'happy';
create function s.next(m s.mood, more integer default 1) returns s.mood language sql as $$ select 'ok'::s.mood $$;
create function s.same() returns s.mood language sql as $$ select 'happy'::s.mood $$;
alter table s.person enable row level security;
create policy mine on s.person using (mood <> 'sad'::s.mood);
