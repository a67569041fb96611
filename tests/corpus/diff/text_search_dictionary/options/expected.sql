-- text_search_dictionary alter, text_search_dictionary.definition

-- alter text search dictionary s.d: definition
alter text search dictionary s.d (stopwords, language = 'german');
