-- operator alter, operator.definition

-- alter operator s.===(integer, integer): definition
alter operator s.===(integer, integer) set (restrict = neqsel, join = eqjoinsel);
