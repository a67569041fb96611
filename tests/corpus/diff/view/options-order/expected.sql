-- view alter, view.options

-- alter view public.w: options
alter view public.w set (security_invoker='true');
