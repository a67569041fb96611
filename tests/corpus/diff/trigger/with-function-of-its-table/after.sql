create table other (id int primary key);
create table addresses (id int primary key, street text);
create function titled(addresses) returns text language sql as 'select initcap($1.street)';
create function titlecase() returns trigger language plpgsql as $$ begin new.street = initcap(new.street); return new; end $$;
create function keeps() returns trigger language plpgsql as $$ declare r addresses%rowtype; begin return new; end $$;
create trigger t before insert on addresses for each row execute function titlecase();
create trigger k before insert on addresses for each row execute function keeps();
