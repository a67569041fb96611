-- domain alter, domain.default

-- alter domain s.d: default
alter domain s.d set default 2;
