-- view alter, view.options

-- alter view s.v: options
alter view s.v set (check_option='local', security_invoker='true');
alter view s.v reset (security_barrier);
