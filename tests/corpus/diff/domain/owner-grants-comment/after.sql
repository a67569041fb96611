create schema s;
create domain s.d as int; alter domain s.d owner to corpus_owner; grant usage on domain s.d to corpus_reader; revoke usage on domain s.d from public; comment on domain s.d is 'd';
