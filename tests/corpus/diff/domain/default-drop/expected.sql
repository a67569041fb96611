-- domain alter, domain.default

-- alter domain s.d: default
alter domain s.d drop default;
