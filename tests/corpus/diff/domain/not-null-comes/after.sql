-- from 17
create domain a as text constraint a_there not null;
comment on constraint a_there on domain a is 'must be';
create domain b as text;
