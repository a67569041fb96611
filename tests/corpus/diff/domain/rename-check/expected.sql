-- domain alter, domain.checks

-- alter domain public.amount: checks
alter domain public.amount rename constraint amount_check to positive;
