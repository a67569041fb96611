create schema app;
create function app.helper(v text) returns boolean language sql immutable as $$select length(v) > 0$$;
create function app.wrapper(v text) returns boolean language plpgsql immutable as $$begin return app.helper(v); end$$;
create domain app.checked as text constraint checked_ok check (app.wrapper(value));
create table app.entries (id bigint primary key, val app.checked default 'ok');
