-- domain drop

-- drop domain s.d
drop domain s.d;
