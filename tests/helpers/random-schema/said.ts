/** What is said about any object: comments, owners, privileges. */
import fc from "fast-check";
import { quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import { pieceKind, type PieceKind } from "./piece.ts";
import { nth, texts } from "./words.ts";

/** `kinds`: those that something can be said about. */
export function saidKinds(kinds: readonly PieceKind[]): readonly PieceKind[] {
  const named = kinds.filter((each) => each.phrase !== null);
  const owned = named.filter((each) => !["column", "constraint", "index", "trigger", "rule", "policy"].includes(each.kind));
  const granted = named.filter((each) =>
    /^(?:table|view|materialized_view|function|callable|schema|sequence|enum|domain|composite|range|foreign_table|server|wrapper|column)$/u.test(each.kind),
  );
  const target = { kind: fc.nat(99), n: fc.nat(9) };
  return [
    pieceKind({
      kind: "comment",
      space: "none",
      level: 90,
      weight: 8,
      shape: fc.record({ ...target, text: fc.nat(texts.length - 1) }),
      statements: ({ shape }, world) => {
        const about = nth(named, shape.kind);
        const self = world.pick(about.kind, shape.n);
        const phrase = self === null ? null : (about.phrase?.(self, world) ?? null);
        return phrase === null ? [] : [`comment on ${phrase} is ${quoteLiteral(nth(texts, shape.text))}`];
      },
    }),
    pieceKind({
      kind: "owner",
      space: "none",
      level: 91,
      weight: 5,
      shape: fc.record({ ...target, role: fc.nat(2) }),
      statements: ({ shape }, world) => {
        const about = nth(owned, shape.kind);
        const self = world.pick(about.kind, shape.n);
        const phrase = self === null ? null : (about.phrase?.(self, world) ?? null);
        return phrase === null ? [] : [`alter ${phrase} owner to ${quoteIdent(nth(world.roles, shape.role))}`];
      },
    }),
    pieceKind({
      kind: "grant",
      space: "none",
      level: 92,
      weight: 8,
      shape: fc.record({ ...target, role: fc.nat(3), option: fc.nat(4), what: fc.nat(5), take: fc.nat(4) }),
      statements: ({ shape }, world) => {
        const about = nth(granted, shape.kind);
        const self = world.pick(about.kind, shape.n);
        const phrase = self === null ? null : (about.phrase?.(self, world) ?? null);
        if (phrase === null || self === null) return [];
        const role = shape.role === 3 ? "public" : quoteIdent(nth(world.roles, shape.role));
        if (about.kind === "column")
          return [
            `grant ${nth(["select", "update", "insert", "references"], shape.what)} (${quoteIdent(self.name)}) on ${phrase.slice("column ".length, -quoteIdent(self.name).length - 1)} to ${role}${shape.option === 0 ? " with grant option" : ""}`,
          ];
        const privileges: Readonly<Record<string, readonly string[]>> = {
          table: ["select", "insert, update", "all", "truncate", "references", "trigger"],
          sequence: ["usage", "select", "update"],
          function: ["execute"],
          callable: ["execute"],
          schema: ["usage", "create"],
          server: ["usage"],
          wrapper: ["usage"],
        };
        const list = nth(privileges[/^(?:view|materialized_view|foreign_table)$/u.test(about.kind) ? "table" : about.kind] ?? ["usage"], shape.what);
        const on = phrase
          .replace(/^(?:materialized view|view|foreign table)/u, "table")
          .replace(/^server/u, "foreign server")
          .replace(/^domain/u, "type");
        return [
          ...(shape.take === 0 ? [`revoke all on ${on} from public`] : shape.take === 1 ? [`revoke ${list} on ${on} from current_user`] : []),
          `grant ${list} on ${on} to ${role}${shape.option === 0 && role !== "public" ? " with grant option" : ""}`,
        ];
      },
    }),
    pieceKind({
      kind: "default_privileges",
      space: "none",
      level: 93,
      weight: 2,
      shape: fc.record({ role: fc.nat(2), to: fc.nat(3), schema: fc.nat(2), on: fc.nat(4), take: fc.nat(3), option: fc.boolean() }),
      statements: ({ shape }, world) => {
        const head = `alter default privileges for role ${quoteIdent(nth(world.roles, shape.role))}${shape.schema === 0 || shape.on === 4 ? "" : " in schema shop"}`;
        const [on, privileges] = nth(
          [
            ["tables", "select, insert"],
            ["sequences", "usage"],
            ["functions", "execute"],
            ["types", "usage"],
            ["schemas", "usage"],
          ] as const,
          shape.on,
        );
        const to = shape.to === 3 ? "public" : quoteIdent(nth(world.roles, shape.to));
        return [
          ...(shape.take === 0
            ? [`${head} revoke all on ${on} from public`]
            : shape.take === 1
              ? [`${head} revoke all on ${on} from ${quoteIdent(nth(world.roles, shape.role))}`]
              : []),
          `${head} grant ${privileges} on ${on} to ${to}${shape.option && to !== "public" ? " with grant option" : ""}`,
        ];
      },
    }),
  ];
}
