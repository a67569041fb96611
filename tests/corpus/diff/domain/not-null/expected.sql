-- domain alter, domain.not_null

-- alter domain s.d: not_null
alter domain s.d set not null;
