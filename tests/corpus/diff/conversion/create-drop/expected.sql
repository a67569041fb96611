-- conversion create, conversion drop

-- drop conversion s.c
drop conversion s.c;

-- create conversion s.d
CREATE CONVERSION s.d FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
alter conversion s.d owner to postgres;
