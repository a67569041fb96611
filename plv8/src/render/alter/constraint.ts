import type { ConstraintObject } from "../../types/catalog.ts";
import { validateConstraint } from "../alter-constraint.ts";
import { attachIndex } from "../alter-index.ts";
import { commentOnIndex } from "../hidden-parts.ts";
import { qualifiedName, quoteIdent } from "../names.ts";
import { keyStorage, type KeyStorage } from "../key-storage.ts";
import { alterOptions } from "./options.ts";
import { because, type Alter } from "./alteration.ts";

const trailing = / (?:NOT DEFERRABLE|DEFERRABLE|INITIALLY DEFERRED|INITIALLY IMMEDIATE|NOT VALID|NOT ENFORCED)$/u;

/** Validation of any constraint; of a foreign key also when it is checked, and from 18 on whether. */
export const alterConstraint: Alter<ConstraintObject> = ({ before, after }, _has, scene) => {
  const table = qualifiedName(after.schema, after.table);
  const stored = after.type === "foreign" || after.type === "check" ? null : ([keyStorage(before.definition), keyStorage(after.definition)] as const);
  const [former, later] = [withoutAttributes(stored?.[0].rest ?? before.definition), withoutAttributes(stored?.[1].rest ?? after.definition)];
  const moved = stored === null ? [] : indexStored(after, ...stored);
  if (moved.some((statement) => / (?:re)?set \(/u.test(statement)) && scene.isPartitioned(after.schema, after.table))
    return because("Postgres can't change the options of a partitioned index");
  if (before.type !== after.type || former.core !== later.core) return because("Postgres can't change what a constraint says");
  const [timing, enforced] = [former.timing !== later.timing, former.enforced !== later.enforced];
  if ((timing || enforced) && after.type !== "foreign")
    return because(`Postgres can't change ${timing ? "when" : "whether"} a ${after.type} constraint is checked`);
  if (enforced && scene.major < 18) return because("before 18 Postgres can't change whether a constraint is enforced");
  if (before.waits !== after.waits) return because(after.waits === true ? "it has a part in each partition" : "it waits for parts");
  if (before.part_of !== after.part_of) return because("Postgres can't make an index that stands another's part");
  if (before.attached_to !== after.attached_to && before.attached_to !== undefined) return because("Postgres can't detach a part of a key");
  if (before.valid && !after.valid) return because("Postgres can't make a constraint that is valid not valid");
  const alter = `alter table ${table} alter constraint ${quoteIdent(after.name)}`;
  return [
    ...moved,
    ...(before.attached_to === after.attached_to ? [] : attachIndex(after)),
    ...(before.index_comment === after.index_comment ? [] : [commentOnIndex(after, after.index_comment ?? null)]),
    ...(timing ? [`${alter} ${later.timing}`] : []),
    ...(enforced ? [`${alter} ${later.enforced ? "enforced" : "not enforced"}`] : []),
    ...(!before.valid && after.valid ? [validateConstraint(table, after.name)] : []),
  ];
};

/** The index behind it, which has its name. */
export function indexStored(key: ConstraintObject, before: KeyStorage, after: KeyStorage): readonly string[] {
  const alter = `alter index ${qualifiedName(key.schema, key.name)}`;
  return [
    ...alterOptions(alter, before.options, after.options),
    ...(before.tablespace === after.tablespace ? [] : [`${alter} set tablespace ${after.tablespace ?? "pg_default"}`]),
  ];
}

function withoutAttributes(definition: string): { readonly core: string; readonly timing: string; readonly enforced: boolean } {
  let core = definition;
  const words = new Set<string>();
  for (let found = trailing.exec(core); found !== null; found = trailing.exec(core)) {
    words.add(found[0].trim());
    core = core.slice(0, found.index);
  }
  const timing = words.has("INITIALLY DEFERRED")
    ? "deferrable initially deferred"
    : words.has("DEFERRABLE")
      ? "deferrable initially immediate"
      : "not deferrable";
  return { core, timing, enforced: !words.has("NOT ENFORCED") };
}
