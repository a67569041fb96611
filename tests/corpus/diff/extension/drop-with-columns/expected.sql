-- column drop, extension drop

-- drop column shop.words.word
--   ! loses data: the values of shop.words.word
alter table shop.words drop column word;

-- drop extension citext
drop extension citext;
