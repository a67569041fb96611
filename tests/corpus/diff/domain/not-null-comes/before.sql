-- from 17
create domain a as text;
create domain b as text constraint b_there not null;
comment on constraint b_there on domain b is 'must be';
create domain gone as text constraint gone_there not null;
comment on constraint gone_there on domain gone is 'gone';
