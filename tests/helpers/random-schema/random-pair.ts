import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import { allKinds } from "./all-kinds.ts";
import { columnsOf } from "./columns.ts";
import type { PieceKind, Standing, World } from "./piece.ts";
import { formOf, parentOf } from "./tables.ts";
import { builtin } from "./types.ts";
import { nth, words } from "./words.ts";

type State = { readonly word: number; readonly shape: object };
/** One object before and after; null where it does not stand. */
export type Piece = { readonly kind: string; readonly before: State | null; readonly after: State | null };
/** Two schemas: the second is the first after a few changes, or has little to do with it. */
export type RandomPair = { readonly pieces: readonly Piece[] };
export type SideName = "before" | "after";

/** The statements that make a side, and those that put rows into it. Both may hold some that Postgres refuses: they are left out. */
export type RandomSide = { readonly statements: readonly string[]; readonly rows: readonly string[] };

const kinds = new Map(allKinds.map((each) => [each.kind, each]));
const fates = ["keep", "keep", "keep", "keep", "keep", "alter", "alter", "alter", "rename", "drop", "create"] as const;

const pieceOf = (kind: PieceKind): fc.Arbitrary<Piece> =>
  fc
    .record({
      fate: fc.constantFrom(...fates),
      word: fc.nat(words.length - 1),
      other: fc.nat(words.length - 1),
      shape: kind.shape,
      next: kind.shape,
      parts: fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 2 }),
    })
    .map(({ fate, word, other, shape, next, parts }) => {
      const names = Object.keys(shape);
      const changed = {
        ...shape,
        ...Object.fromEntries(parts.flatMap((n) => (names.length === 0 ? [] : [[nth(names, n), (next as Readonly<Record<string, unknown>>)[nth(names, n)]]]))),
      };
      const before = { word, shape };
      switch (fate) {
        case "keep":
          return { kind: kind.kind, before, after: before };
        case "alter":
          return { kind: kind.kind, before, after: { word, shape: changed } };
        case "rename":
          return { kind: kind.kind, before, after: { word: other, shape: word % 3 === 0 ? changed : shape } };
        case "drop":
          return { kind: kind.kind, before, after: null };
        case "create":
          return { kind: kind.kind, before: null, after: before };
      }
    });

/**
 * Objects of every kind with hostile names; each kept, altered in one or two properties, renamed, dropped or created. Shrinks to few pieces that stay as they
 * are.
 */
export const randomPair = (size = 40): fc.Arbitrary<RandomPair> =>
  fc
    .array(fc.oneof(...allKinds.map((kind) => ({ arbitrary: pieceOf(kind), weight: kind.weight }))), {
      minLength: Math.ceil(size / 4),
      maxLength: size,
      size: "max",
    })
    .map((pieces) => ({ pieces }));

/** One side as statements. `roles`: three that stand. */
export function sideOf(pair: RandomPair, side: SideName, major: Major, roles: readonly string[]): RandomSide {
  const world = worldOf(pair, side, major, roles);
  const standing = pair.pieces.flatMap((piece, id) => {
    const self = world.standing[id];
    const kind = kinds.get(piece.kind);
    return self == null || kind === undefined ? [] : [{ self, kind }];
  });
  const made = [...standing]
    .sort((left, right) => left.kind.level - right.kind.level || left.self.id - right.self.id)
    .flatMap(({ self, kind }) => kind.statements(self, world));
  return { statements: ["create schema shop", `create schema ${quoteIdent(ODD)}`, ...made], rows: world.all("table").flatMap((table) => rowsOf(table, world)) };
}

/** Tables and columns that stand on both sides under different names. */
export function renamesOf(pair: RandomPair, major: Major, roles: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  const [before, after] = [worldOf(pair, "before", major, roles), worldOf(pair, "after", major, roles)];
  return pair.pieces.flatMap((piece, id) => {
    const [from, to] = [before.standing[id], after.standing[id]];
    if (from == null || to == null) return [];
    if (piece.kind === "table") return from.at === to.at ? [] : [{ from: `table:${from.at}`, to: `table:${to.at}` }];
    if (piece.kind !== "column" || from.name === to.name) return [];
    const tables = [before.pick("table", (from.shape as { table: number }).table), after.pick("table", (to.shape as { table: number }).table)] as const;
    return tables[0] === null || tables[1] === null || tables[0].id !== tables[1].id
      ? []
      : [{ from: `column:${tables[0].at}.${quoteIdent(from.name)}`, to: `column:${tables[1].at}.${quoteIdent(to.name)}` }];
  });
}

const ODD = 'Odd "S.ch';

function worldOf(pair: RandomPair, side: SideName, major: Major, roles: readonly string[]): World & { readonly standing: readonly (Standing | null)[] } {
  const names = namesOf(pair);
  const standing = pair.pieces.map((piece, id): Standing | null => {
    const state = piece[side];
    const name = names[id]?.[side];
    if (state === null || name === undefined) return null;
    const schema = state.word % 7 === 6 ? ODD : "shop";
    return { id, kind: piece.kind, schema, name, at: `${quoteIdent(schema)}.${quoteIdent(name)}`, shape: state.shape };
  });
  const places = new Map<string, number[]>();
  for (const [id, piece] of pair.pieces.entries()) places.set(piece.kind, [...(places.get(piece.kind) ?? []), id]);
  return {
    major,
    roles,
    standing,
    pick: (kind, n) => {
      const ids = places.get(kind) ?? [];
      return ids.length === 0 ? null : (standing[nth(ids, n)] ?? null);
    },
    all: (kind) =>
      (places.get(kind) ?? []).flatMap((id) => {
        const self = standing[id];
        return self == null ? [] : [self];
      }),
  };
}

/** A name belongs to one piece of its space, on either side. */
function namesOf(pair: RandomPair): readonly Partial<Record<SideName, string>>[] {
  const owner = new Map<string, number>();
  return pair.pieces.map((piece, id) => {
    const space = kinds.get(piece.kind)?.space ?? "none";
    const give = (state: State | null): string | undefined => {
      if (state === null) return undefined;
      const word = nth(words, state.word);
      if (space === "none") return word;
      const name = [word, `${word} ${String(id)}`].find((each) => (owner.get(`${space}\n${each}`) ?? id) === id) ?? `${word} ${String(id)}`;
      owner.set(`${space}\n${name}`, id);
      return name;
    };
    const [before, after] = [give(piece.before), give(piece.after)];
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  });
}

/** Three rows for a table, where its columns have types that a value is known for. */
function rowsOf(table: Standing, world: World): readonly string[] {
  const columns = columnsOf(table, world).flatMap((column) => {
    const value = column.shape.type < builtin.length * 2 ? nth(builtin, column.shape.type)[2] : null;
    return value === null || formOf(table) === "partition" ? [] : [[quoteIdent(column.name), value] as const];
  });
  const parent = parentOf(table, world);
  const first = parent === null ? 0 : table.id * 100;
  return [
    `insert into ${table.at} (${["id", ...columns.map(([name]) => name)].join(", ")}) select ${["g", ...columns.map(([, value]) => value)].join(", ")} from generate_series(${String(first + 1)}, ${String(first + 3)}) as g`,
    `insert into ${table.at} (id) select g from generate_series(${String(first + 1)}, ${String(first + 3)}) as g where not exists (select from ${table.at})`,
  ];
}
