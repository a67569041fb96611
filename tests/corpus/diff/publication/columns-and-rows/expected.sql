-- publication alter, publication.definition

-- alter publication p: definition
alter publication p drop table only s.a;
alter publication p drop table only s.b;
alter publication p add table only s.a (id);
alter publication p add table only s.b WHERE ((id > 5));
