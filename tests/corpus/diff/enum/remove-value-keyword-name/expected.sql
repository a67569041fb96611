-- enum alter, enum.values

-- make enum s."json" again without b: Postgres can't take values away from an enum
--   ! rows with b stop this step: change them first
alter type s."json" rename to zz_arch_old_json;
create type s."json" as enum ('a');
alter type s."json" owner to postgres;
alter table s.t alter column a type s."json" using a::text::s."json",
  alter column b type s."json"[] using b::text[]::s."json"[];
drop type s.zz_arch_old_json;
