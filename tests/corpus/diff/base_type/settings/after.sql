create schema s;
create type s.word;
create function s.word_in(cstring) returns s.word language internal immutable strict as 'textin';
create function s.word_out(s.word) returns cstring language internal immutable strict as 'textout';
create function s.word_recv(internal) returns s.word language internal stable strict as 'textrecv';
create function s.word_send(s.word) returns bytea language internal stable strict as 'textsend';
create type s.word (input = s.word_in, output = s.word_out, receive = s.word_recv, send = s.word_send, analyze = pg_catalog.array_typanalyze, internallength = variable, alignment = int4, storage = extended);
create table s.notes (id integer primary key, title s.word);
