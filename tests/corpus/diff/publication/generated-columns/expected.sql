-- publication alter, publication.definition

-- alter publication p: definition
alter publication p set (publish_generated_columns = stored);
