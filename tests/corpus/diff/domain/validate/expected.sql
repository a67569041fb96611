-- domain alter, domain.checks

-- alter domain s.d: checks
alter domain s.d validate constraint a;
