-- domain alter, domain.checks

-- alter domain s.d: checks
comment on constraint a on domain s.d is null;
