-- publication alter, publication.definition

-- alter publication p: definition
alter publication p drop tables in schema s;
alter publication p add table only s.a;
alter publication p add tables in schema q;
