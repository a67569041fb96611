/**
 * Subscriptions as a script declares them. Scratch has none: it connects to nobody, and whoever loads there may not make one. What is said of them is read from
 * the statements, without the connection, into the form that the catalog reader gives (sql/catalog/kinds/of_database.sql).
 */
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import type { CatalogObject } from "../../plv8/src/types/catalog.ts";
import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";

/** Stands where the connection would. */
export const NO_CONNECTION = "host=/connection-not-given password=not-given";

type Fields = Readonly<Record<string, unknown>>;
type Said = { name: string; owner: string; comment: string | null; enabled: boolean; publications: string[]; options: Map<string, string> };

/** What stands behind the slot and streaming, in the reader's order; `quoted`: a text. */
const others: readonly { readonly name: string; readonly born: string; readonly quoted: boolean }[] = [
  { name: "binary", born: "false", quoted: false },
  { name: "synchronous_commit", born: "off", quoted: true },
  { name: "two_phase", born: "false", quoted: false },
  { name: "disable_on_error", born: "false", quoted: false },
  { name: "password_required", born: "true", quoted: false },
  { name: "run_as_owner", born: "false", quoted: false },
  { name: "origin", born: "any", quoted: true },
  { name: "failover", born: "false", quoted: false },
];

/** `owner`: of those that no statement gives to anybody. A name that nothing made is no subscription. */
export function declaredSubscriptions(statements: readonly Statement[], major: number, owner: string): readonly CatalogObject[] {
  const made = new Map<string, Said>();
  for (const { node } of statements) {
    const { tag, fields } = tagOf(node);
    const name = nameIn(fields);
    if (tag === "CreateSubscriptionStmt") made.set(name, created(name, fields, major, owner));
    const said = made.get(name);
    if (said === undefined) continue;
    if (tag === "DropSubscriptionStmt") made.delete(name);
    if (tag === "AlterSubscriptionStmt") alter(said, fields);
    if (fields["objectType"] === "OBJECT_SUBSCRIPTION" && tag === "AlterOwnerStmt")
      said.owner = String((fields["newowner"] as Fields | undefined)?.["rolename"] ?? owner);
    if (fields["objtype"] === "OBJECT_SUBSCRIPTION" && tag === "CommentStmt") said.comment = typeof fields["comment"] === "string" ? fields["comment"] : null;
    if (fields["renameType"] === "OBJECT_SUBSCRIPTION" && tag === "RenameStmt") {
      made.delete(name);
      said.name = String(fields["newname"]);
      made.set(said.name, said);
    }
  }
  return [...made.values()].map(objectOf);
}

function nameIn(fields: Fields): string {
  return typeof fields["subname"] === "string" ? fields["subname"] : ((fields["object"] as { String?: { sval?: string } } | undefined)?.String?.sval ?? "");
}

function created(name: string, fields: Fields, major: number, owner: string): Said {
  const given = optionsIn(fields);
  const connects = bool(given.get("connect") ?? "true");
  const options = new Map([
    ["slot_name", name],
    ["streaming", major >= 18 ? "parallel" : "off"],
    ...[...given].filter(([key]) => !["connect", "enabled", "create_slot", "copy_data"].includes(key)),
  ]);
  return {
    name,
    owner,
    comment: null,
    enabled: given.has("enabled") ? bool(given.get("enabled") ?? "") : connects,
    publications: publicationsIn(fields),
    options,
  };
}

function alter(said: Said, fields: Fields): void {
  const named = publicationsIn(fields);
  switch (fields["kind"]) {
    case "ALTER_SUBSCRIPTION_OPTIONS":
      for (const [key, value] of optionsIn(fields)) said.options.set(key, value);
      break;
    case "ALTER_SUBSCRIPTION_ENABLED":
      said.enabled = bool(optionsIn(fields).get("enabled") ?? "true");
      break;
    case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
      said.publications = [...named];
      break;
    case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
      said.publications = [...said.publications, ...named];
      break;
    case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
      said.publications = said.publications.filter((each) => !named.includes(each));
      break;
    default:
      break;
  }
}

function publicationsIn(fields: Fields): string[] {
  return ((fields["publication"] ?? []) as readonly { String?: { sval?: string } }[]).map((each) => each.String?.sval ?? "");
}

/** A value may stand as a text, a number or a bare word; an option without one is on. */
function optionsIn(fields: Fields): ReadonlyMap<string, string> {
  type Arg = {
    String?: { sval?: string };
    Boolean?: { boolval?: boolean };
    Integer?: { ival?: number };
    TypeName?: { names?: readonly { String?: { sval?: string } }[] };
  };
  const text = (arg: Arg | undefined): string => {
    if (arg === undefined) return "true";
    if (arg.Boolean !== undefined) return String(arg.Boolean.boolval ?? false);
    if (arg.Integer !== undefined) return String(arg.Integer.ival ?? 0);
    return arg.String?.sval ?? arg.TypeName?.names?.at(-1)?.String?.sval ?? "";
  };
  return new Map(
    ((fields["options"] ?? []) as readonly { DefElem?: { defname?: string; arg?: Arg } }[]).map(({ DefElem }) => [DefElem?.defname ?? "", text(DefElem?.arg)]),
  );
}

function bool(text: string): boolean {
  return /^(?:t|tr|tru|true|y|ye|yes|on|1)$/iu.test(text);
}

function objectOf(said: Said): CatalogObject {
  const name = quoteIdent(said.name);
  const slot = said.options.get("slot_name") ?? "none";
  const streaming = said.options.get("streaming") ?? "off";
  const options = others.flatMap(({ name: option, born, quoted }) => {
    const value = said.options.get(option) ?? born;
    const plain = quoted ? value.toLowerCase() : String(bool(value));
    return plain === born ? [] : [`${option} = ${quoted ? quoteLiteral(plain) : plain}`];
  });
  const list = [
    `slot_name = ${slot.toLowerCase() === "none" ? "NONE" : quoteLiteral(slot)}`,
    `streaming = ${streaming.toLowerCase() === "parallel" ? "parallel" : bool(streaming) ? "on" : "off"}`,
    ...options,
  ];
  const publications = [...said.publications].sort(compareCodePoints).map(quoteIdent).join(", ");
  return {
    kind: "subscription",
    address: `subscription:${name}`,
    name: said.name,
    schema: null,
    owner: said.owner,
    grants: [],
    comment: said.comment,
    depends_on: [],
    extension: null,
    definition: `CREATE SUBSCRIPTION ${name} CONNECTION ${quoteLiteral(NO_CONNECTION)} PUBLICATION ${publications} WITH (connect = false, ${list.join(", ")})`,
    additions: said.enabled ? [`ALTER SUBSCRIPTION ${name} ENABLE`] : [],
  };
}
