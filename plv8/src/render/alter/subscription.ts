import { listItems } from "../../catalog/list-items.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { quoteIdent } from "../names.ts";
import { because, type Alter } from "./alteration.ts";
import { takeClause } from "./read-definition.ts";

type Parts = { readonly publications: string; readonly options: ReadonlyMap<string, string>; readonly enabled: boolean };

/** What an option is when nothing is said. */
const born: Readonly<Record<string, string>> = {
  binary: "false",
  synchronous_commit: "'off'",
  two_phase: "false",
  disable_on_error: "false",
  password_required: "true",
  run_as_owner: "false",
  origin: "'any'",
  failover: "false",
};
/** What Postgres changes by asking the publisher, outside of a transaction, or not at all. */
const remote = ["two_phase", "failover"];

/** Nothing here connects to the publisher; a change that would is refused (`remoteOptions`). */
export const alterSubscription: Alter<DefinedObject> = ({ before, after }) => {
  const [former, later] = [partsOf(before), partsOf(after)];
  if (remoteOptions(before, after).length > 0) return because("Postgres asks the publisher for that");
  const changed = [...new Set([...former.options.keys(), ...later.options.keys()])].sort().flatMap((name) => {
    const [was, is] = [former.options.get(name) ?? born[name], later.options.get(name) ?? born[name] ?? ""];
    return was === is ? [] : [`${name} = ${is}`];
  });
  const alter = `alter subscription ${quoteIdent(after.name)}`;
  return [
    ...(former.enabled && !later.enabled ? [`${alter} disable`] : []),
    ...(changed.length === 0 ? [] : [`${alter} set (${changed.join(", ")})`]),
    ...(former.publications === later.publications ? [] : [`${alter} set publication ${later.publications} with (refresh = false)`]),
    ...(later.enabled && !former.enabled ? [`${alter} enable`] : []),
  ];
};

/** Without a word to the publisher: its slot stays there. */
export function dropSubscription(object: DefinedObject): readonly string[] {
  const name = quoteIdent(object.name);
  return [
    ...(partsOf(object).enabled ? [`alter subscription ${name} disable`] : []),
    ...(slotOf(object) === null ? [] : [`alter subscription ${name} set (slot_name = none)`]),
    `drop subscription ${name}`,
  ];
}

/** Does it ask for rows? */
export function enables(object: DefinedObject): boolean {
  return partsOf(object).enabled;
}

/** As SQL lists them. */
export function publicationsOf(object: DefinedObject): string {
  return partsOf(object).publications;
}

/** As SQL writes it; null without. */
export function slotOf(object: DefinedObject): string | null {
  const slot = partsOf(object).options.get("slot_name") ?? "NONE";
  return slot === "NONE" ? null : slot;
}

/** `two_phase`, `failover`: those that differ. */
export function remoteOptions(before: DefinedObject, after: DefinedObject): readonly { readonly name: string; readonly value: string }[] {
  const [former, later] = [partsOf(before).options, partsOf(after).options];
  return remote.flatMap((name) => ((former.get(name) ?? "false") === (later.get(name) ?? "false") ? [] : [{ name, value: later.get(name) ?? "false" }]));
}

function partsOf({ definition, additions }: DefinedObject): Parts {
  const { rest, inside } = takeClause(definition ?? "", "with");
  const options = listItems(inside ?? "")
    .map((item) => [item.slice(0, item.indexOf(" = ")), item.slice(item.indexOf(" = ") + 3)] as const)
    .filter(([name]) => name !== "connect");
  return { publications: / PUBLICATION ([\s\S]*)$/u.exec(rest)?.[1] ?? "", options: new Map(options), enabled: (additions ?? []).length > 0 };
}
