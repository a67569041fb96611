import { stateOf, writtenOnlyWhile } from "../../model/only-while.ts";
import type { Thing } from "../../model/resolved.ts";
import { keyColumns, ownerColumns, primaryKey, targetColumns } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import type { ColumnShape, Part } from "../part.ts";

/**
 * Rows are written only while what they point to is in certain states: no entry in a closed period, no line on an invoice that is sent. What goes for a
 * whole goes for its parts: no further posting to an entry whose period is closed.
 */
export function onlyWhileRule(thing: Thing, columns: readonly ColumnShape[], input: DesignInput): Part {
  const parts: Part[] = [];
  for (let whole: Thing | undefined = thing; whole !== undefined; whole = input.things.get(whole.within ?? "")) {
    for (const [name, states] of Object.entries(whole.entity?.only_while ?? {})) parts.push(guard(thing, whole, name, states, columns, input));
  }
  return { objects: parts.flatMap((part) => part.objects ?? []), decisions: parts.flatMap((part) => part.decisions ?? []) };
}

function guard(
  thing: Thing,
  whole: Thing,
  name: string,
  states: readonly string[],
  columns: readonly ColumnShape[],
  { model, things, settings }: DesignInput,
): Part {
  const found = writtenOnlyWhile(whole, name, things);
  const machine = found === null ? null : stateOf(found.target, found.key === "own" ? name : undefined);
  if (found === null || machine === null) return {};
  const { target, key } = found;
  const itself = key === "own" && whole === thing;
  const mine = primaryKey(thing, model, things);
  const wholes = primaryKey(whole, model, things);
  const [own, theirs] =
    key === "own"
      ? [mine, wholes]
      : key === null
        ? [ownerColumns(whole, model, things), primaryKey(target, model, things)]
        : [keyColumns(whole, key, target, model), targetColumns(target, model)];
  // The whole's key as its parts call it: an owner's columns begin the key of each part.
  const through = whole !== thing && key !== "own";
  const watched = columns.filter((shape) => shape.role !== "system" && !(itself && shape.name === name)).map((shape) => shape.name);
  const once = thing.entity?.immutable === true;
  const call = generatedName(["tg", thing.table, "only", "while", name], "");
  const trigger = generatedName(["only", "while", name], "");
  const allowed = states.join(" or ");
  // Sums lock what they are looked up for until the end, too: whoever shared it first would wait for whoever shares it.
  const lock = Object.keys(target.entity?.sums ?? {}).length > 0 ? "no key update" : "share";
  const refuse = (state: string): readonly string[] => [
    `  if ${state} not in (${states.map(quoteLiteral).join(", ")}) then`,
    `    raise exception 'the ${target.name} of these ${thing.table} is %: they are written only while it is ${allowed}', ${state}`,
    `      using errcode = 'restrict_violation', hint = ${quoteLiteral(`Write them to a ${target.name} that is ${allowed}.`)};`,
    "  end if;",
  ];
  const look = (record: "new" | "old"): readonly string[] => [
    `  select p.${quoteIdent(machine.name)} into v_state from ${qualifiedName(settings.schema, target.table)} as p`,
    ...(through
      ? [
          `  join ${qualifiedName(settings.schema, whole.table)} as w on ${wholes.map((column, index) => `w.${quoteIdent(column)} = ${record}.${quoteIdent(mine[index] ?? column)}`).join(" and ")}`,
        ]
      : []),
    `  where ${theirs.map((column, index) => `p.${quoteIdent(column)} = ${through ? "w" : record}.${quoteIdent(own[index] ?? column)}`).join(" and ")} for ${lock} of p;`,
    ...refuse("v_state"),
  ];
  const under = (condition: string, lines: readonly string[]): readonly string[] => [
    `  if ${condition} then`,
    ...lines.map((line) => `  ${line}`),
    "  end if;",
  ];
  const ending = ["  if tg_op = 'DELETE' then", "    return old;", "  end if;", "  return new;"];
  const body = (
    itself
      ? [
          "begin",
          ...under("tg_op = 'INSERT'", refuseItself("new", machine.name, thing, states, allowed)),
          ...under(`tg_op = 'DELETE' or (tg_op = 'UPDATE' and ${differs(watched, columns)})`, refuseItself("old", machine.name, thing, states, allowed)),
          ...ending,
          "end",
        ]
      : [
          "declare",
          "  v_state text;",
          "begin",
          ...(once ? [...look("new"), "  return new;"] : [...under("tg_op <> 'DELETE'", look("new")), ...under("tg_op <> 'INSERT'", look("old")), ...ending]),
          "end",
        ]
  ).join("\n");
  return {
    objects: [
      functionObject(settings, {
        name: call,
        returns: "trigger",
        language: "plpgsql",
        attributes: itself ? "" : "SECURITY DEFINER",
        body,
        grants: [],
        needs: [],
        comment: itself
          ? `Refuses changes of ${thing.table} whose ${name} is not ${allowed}.`
          : `Refuses ${thing.table} whose ${key === "own" ? whole.name : name} is not ${allowed}, as owner: its row is locked until the transaction ends.`,
      }),
      triggerObject(settings, thing.table, {
        name: trigger,
        timing: once ? "BEFORE INSERT" : `BEFORE INSERT OR DELETE OR UPDATE OF ${listOf(watched)}`,
        columns: once ? [] : watched,
        call,
        needs: [memberAddress("column", settings.schema, target.table, machine.name)],
        comment: `Only while ${key === "own" ? `${whole.name}.` : ""}${name} is ${allowed}.`,
      }),
    ],
    decisions: [
      {
        subject: memberAddress("trigger", settings.schema, thing.table, trigger),
        rule: itself ? "rules.only-while-itself" : "rules.only-while",
        reason: itself
          ? `A ${thing.name} is written only while its ${name} is ${allowed}: after that only the state itself moves, and nobody deletes it.`
          : `${thing.table} are written only while their ${key === "own" ? whole.name : name} is ${allowed}. The ${target.name} is locked against a change of its state until the writer's transaction ends, so that nothing slips in while it moves.`,
        cites: [`entities.${whole.name}.only_while.${name}`],
        rejected: itself
          ? "rights alone: they know no states"
          : "a check in the application: whoever closes and whoever writes at the same moment both pass it",
        cost: itself ? "a comparison per changed row" : `one read of the ${target.name}, and a lock of it, per row`,
      },
    ],
  };
}

function refuseItself(record: "new" | "old", state: string, thing: Thing, states: readonly string[], allowed: string): readonly string[] {
  return [
    `  if ${record}.${quoteIdent(state)} not in (${states.map(quoteLiteral).join(", ")}) then`,
    `    raise exception 'this ${thing.name} is %: it is written only while it is ${allowed}', ${record}.${quoteIdent(state)}`,
    `      using errcode = 'restrict_violation', hint = ${quoteLiteral(record === "new" ? `Insert it as ${allowed} and move it when it is whole.` : "Write another one that puts it right; its state may still move.")};`,
    "  end if;",
  ];
}

/** Whoever writes all columns changes only those that differ. Points know no =. */
function differs(watched: readonly string[], columns: readonly ColumnShape[]): string {
  const row = (record: "new" | "old"): string =>
    watched.map((name) => `${record}.${quoteIdent(name)}${columns.find((shape) => shape.name === name)?.type === "point" ? "::text" : ""}`).join(", ");
  return `(${row("old")}) is distinct from (${row("new")})`;
}
