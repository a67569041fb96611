-- publication alter, publication.definition

-- alter publication p: definition
alter publication p drop table only s.a;
alter publication p add table only q.c;
