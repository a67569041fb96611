-- sequence rename

-- rename sequence app.numbers to app.counter
alter sequence app.numbers rename to counter;
