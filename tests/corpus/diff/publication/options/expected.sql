-- publication alter, publication.definition

-- alter publication p: definition
alter publication p set (publish = 'insert, delete', publish_via_partition_root = true);
