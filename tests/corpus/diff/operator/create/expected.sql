-- operator create

-- create operator s.===(integer, integer)
CREATE OPERATOR s.=== (FUNCTION = s.eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.===), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
alter operator s.===(integer, integer) owner to postgres;
comment on operator s.===(integer, integer) is 'o';
