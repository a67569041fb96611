create extension moddatetime;
create table notes (id int primary key, body text, changed_at timestamptz);
create trigger notes_changed before insert on notes for each row execute function moddatetime('changed_at');
