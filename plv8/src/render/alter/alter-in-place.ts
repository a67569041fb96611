import type { CatalogKind, CatalogObject } from "../../types/catalog.ts";
import { ownedGrantChanges } from "../alter-grants.ts";
import { changePrivileges } from "../change-privileges.ts";
import { resetDefaultPrivileges } from "../default-privileges.ts";
import { bindToExtensions, setComment, setLabels, setOwner } from "../describe-object.ts";
import { because, isMadeAgain, type Alter, type Alteration, type Of, type Scene } from "./alteration.ts";
import { alterFunction, alterPolicy, alterTrigger } from "./code.ts";
import { alterColumn } from "./column.ts";
import { alterComposite } from "./composite.ts";
import { alterConstraint } from "./constraint.ts";
import { alterDefined } from "./defined.ts";
import { alterDomain } from "./domain.ts";
import { alterEnum } from "./enum.ts";
import { alterExtension } from "./extension.ts";
import { alterIndex } from "./index-object.ts";
import { alterSequence } from "./sequence.ts";
import { alterTable } from "./table.ts";
import { alterMaterializedView, alterView } from "./view.ts";

const bodies: { readonly [K in CatalogKind]: Alter<Of<K>> } = {
  ...alterDefined,
  schema: () => [],
  default_privileges: () => [],
  privileges: () => [],
  other: () => because("no statement is known that changes it"),
  table: alterTable,
  column: alterColumn,
  constraint: alterConstraint,
  index: alterIndex,
  sequence: alterSequence,
  view: alterView,
  materialized_view: alterMaterializedView,
  function: alterFunction,
  trigger: alterTrigger,
  policy: alterPolicy,
  enum: alterEnum,
  domain: alterDomain,
  composite: alterComposite,
  extension: alterExtension,
};

/** The smallest statements that turn an object into another of its address in the named properties; or why it must be made again. */
export function alterInPlace(before: CatalogObject, after: CatalogObject, properties: readonly string[], scene: Scene): Alteration {
  const own = properties.filter((name) => !["bound_to", "comment", "grants", "labels", "owner"].includes(name));
  const body =
    own.length === 0 ? [] : (bodies[after.kind] as Alter<CatalogObject>)({ before, after }, (...names) => own.some((name) => names.includes(name)), scene);
  if (isMadeAgain(body)) return body;
  return [
    ...body,
    ...(properties.includes("owner") && after.owner !== null ? [setOwner(after, after.owner)] : []),
    ...(properties.includes("grants") ? changeGrants(before, after) : []),
    ...(properties.includes("comment") ? [setComment(after, after.comment)] : []),
    ...(properties.includes("bound_to") ? bindToExtensions(after, before.bound_to ?? [], after.bound_to ?? []) : []),
    ...(properties.includes("labels") ? setLabels(after, before.labels ?? [], after.labels ?? []) : []),
  ];
}

function changeGrants(before: CatalogObject, after: CatalogObject): readonly string[] {
  if (before.kind === "default_privileges" && after.kind === "default_privileges") return resetDefaultPrivileges(before, after);
  return after.kind === "privileges" ? changePrivileges(after, before.grants, after.grants) : ownedGrantChanges(before, after);
}
