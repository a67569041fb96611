create function moddatetime() returns trigger language plpgsql as $$ begin new.changed_at = now(); return new; end $$;
create table notes (id int primary key, body text, changed_at timestamptz);
insert into notes values (1, 'x', now());
create trigger notes_changed before insert on notes for each row execute function moddatetime('changed_at');
