-- base_type drop, cast drop, column drop, domain drop, function drop, operator drop

-- drop column s.things.place
--   ! loses data: the values of s.things.place
alter table s.things drop column place;

-- drop operator s.<(s.spot, s.spot)
drop operator s.<(s.spot, s.spot);

-- drop function s.is_before(s.spot, s.spot)
drop function s.is_before(s.spot, s.spot);

-- drop cast (s.spot as integer)
drop cast (s.spot as integer);

-- drop domain s.known_spot
drop domain s.known_spot;

-- drop base type s.spot
drop type s.spot cascade;
