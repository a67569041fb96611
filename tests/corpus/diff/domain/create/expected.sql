-- domain create

-- create domain s.d
create domain s.d as text collate "C" default 'x'::text not null constraint c CHECK ((VALUE <> ''::text));
alter domain s.d owner to postgres;
