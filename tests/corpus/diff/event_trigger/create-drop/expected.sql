-- event_trigger create, event_trigger drop

-- drop event trigger old
drop event trigger old;

-- create event trigger late
CREATE EVENT TRIGGER late ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION s.f();
alter event trigger late owner to postgres;
