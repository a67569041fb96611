-- 

-- the part of index s.t_a on p1 is P1 by a
alter index s.p1_a_idx rename to "P1 by a";

-- the part of index s.t_a on p2 is p2_by_a
alter index s.p2_a_idx rename to p2_by_a;

-- the part of constraint s.t.t_id on p21 is p21_once
alter index s.p21_id_key rename to p21_once;
comment on constraint p21_once on s.p21 is 'Once.';

-- the part of index s.t_a on p21 is p21_by_a
alter index s.p21_a_idx rename to p21_by_a;
comment on index s.p21_by_a is 'The leaf''s part.';
