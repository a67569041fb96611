import type { IndexObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent } from "../names.ts";
import { attachIndex, indexStatistics } from "../alter-index.ts";
import { because, type Alter } from "./alteration.ts";
import { alterOptions, storageOptions } from "./options.ts";
import { takeClause } from "./read-definition.ts";

/** Storage options and tablespace; what it is about is another index. */
export const alterIndex: Alter<IndexObject> = ({ before, after }, has, scene) => {
  if (!before.valid && after.valid) return because("it is not valid: a build stopped half-way");
  if (before.attached_to !== after.attached_to && before.attached_to !== undefined) return because("Postgres can't detach a part of an index");
  const [former, later] = [takeClause(before.definition, "with"), takeClause(after.definition, "with")];
  if (former.rest !== later.rest) return because("Postgres can't change what an index is about");
  if (former.inside !== later.inside && scene.isPartitioned(after.schema, after.table))
    return because("Postgres can't change the options of a partitioned index");
  const alter = `alter index ${qualifiedName(after.schema, after.name)}`;
  const unsaid = (before.statistics ?? [])
    .map((each) => each.split("=")[0] ?? "")
    .filter((place) => !(after.statistics ?? []).some((each) => each.startsWith(`${place}=`)));
  const sampled = has("statistics") ? [...unsaid.map((place) => `${alter} alter column ${place} set statistics -1`), ...indexStatistics(after)] : [];
  return [
    ...sampled,
    ...(has("attached_to") ? attachIndex(after) : []),
    ...alterOptions(alter, storageOptions(former.inside), storageOptions(later.inside)),
    ...(has("tablespace") ? [`${alter} set tablespace ${quoteIdent(after.tablespace ?? "pg_default")}`] : []),
  ];
};
