-- domain alter, domain.checks

-- alter domain s.a: checks
alter domain s.a add constraint a_check CHECK ((VALUE > 0));

-- alter domain s.b: checks
alter domain s.b add constraint b_check CHECK (((VALUE)::integer < 9));
