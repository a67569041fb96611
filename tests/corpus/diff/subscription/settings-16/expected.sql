-- subscription alter, subscription.definition

-- alter subscription orders_here: definition
alter subscription orders_here set (origin = 'none', password_required = false, run_as_owner = true);
