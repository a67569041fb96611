-- base_type rename

-- rename base type s.spot to s.place
alter type s.spot rename to place;
