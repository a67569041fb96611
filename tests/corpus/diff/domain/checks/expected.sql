-- domain alter, domain.checks

-- alter domain s.d: checks
alter domain s.d drop constraint a;
alter domain s.d drop constraint b;
alter domain s.d add constraint b CHECK ((VALUE < 20));
alter domain s.d add constraint c CHECK ((VALUE <> 5));
comment on constraint b on domain s.d is 'y';
