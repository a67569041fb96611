-- event_trigger alter, event_trigger.additions, event_trigger.comment

-- alter event trigger e: additions, comment
ALTER EVENT TRIGGER e DISABLE;
comment on event trigger e is 'e';
