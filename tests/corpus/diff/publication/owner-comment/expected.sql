-- publication alter, publication.comment

-- alter publication p: comment
comment on publication p is 'p';
