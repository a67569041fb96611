-- 

-- parts of indexes on p1 are P1 by a
alter index s.p1_a_idx rename to "P1 by a";

-- parts of indexes on p2 are p2_by_a
alter index s.p2_a_idx rename to p2_by_a;

-- parts of indexes on p21 are p21_once, p21_by_a
alter index s.p21_id_key rename to p21_once;
comment on constraint p21_once on s.p21 is 'Once.';
alter index s.p21_a_idx rename to p21_by_a;
comment on index s.p21_by_a is 'The leaf''s part.';
