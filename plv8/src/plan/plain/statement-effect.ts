import type { LockMode } from "../../types/plan.ts";

/** What the statement does with rows while it holds its locks. */
export type Work = "brief" | "reads" | "rewrites";

export type Held = {
  /** Name as it stands in the statement. */ readonly name: string;
  readonly mode: LockMode;
  /** Its heirs and partitions are locked the same way, and worked on as well. */ readonly tree: boolean;
};

export type StatementEffect = { readonly held: readonly Held[]; readonly work: Work };

/** A name as SQL writes it. */
export const WORD = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
/** With its schema. */
export const NAME = String.raw`${WORD}(?:\.${WORD})?`;

const pattern = (text: string): RegExp => new RegExp(String.raw`^\s*${text.replaceAll("NAME", `(${NAME})`).replaceAll("WORD", WORD)}`, "isu");

const held = (mode: LockMode, tree: boolean, ...names: readonly (string | undefined)[]): readonly Held[] =>
  names.flatMap((name) => (name === undefined ? [] : [{ name, mode, tree }]));

type Rule = readonly [RegExp, (match: RegExpExecArray) => StatementEffect];
const does = (locks: readonly Held[], work: Work = "brief"): StatementEffect => ({ held: locks, work });

const REFERENCES = new RegExp(String.raw`\sREFERENCES (${NAME})`, "su");

/** Of ALTER TABLE: the first that fits decides. The rest is `ACCESS EXCLUSIVE` and brief. */
const actions: readonly (readonly [RegExp, LockMode, Work])[] = [
  [/^add constraint .*\sFOREIGN KEY .*\b(?:NOT VALID|NOT ENFORCED)$/isu, "SHARE ROW EXCLUSIVE", "brief"],
  [/^add constraint .*\sFOREIGN KEY /isu, "SHARE ROW EXCLUSIVE", "reads"],
  [/^add constraint .*\b(?:NOT VALID|NOT ENFORCED)$/isu, "ACCESS EXCLUSIVE", "brief"],
  [/^add constraint .*\b(?:PRIMARY KEY|UNIQUE) using index /isu, "ACCESS EXCLUSIVE", "brief"],
  [/^add constraint .*\b(?:CHECK|PRIMARY KEY|UNIQUE|EXCLUDE|NOT NULL)\b/isu, "ACCESS EXCLUSIVE", "reads"],
  [/^validate constraint /iu, "SHARE UPDATE EXCLUSIVE", "reads"],
  [/^(?:enable|disable) (?:always |replica )?trigger /iu, "SHARE ROW EXCLUSIVE", "brief"],
  [/^alter column .* set statistics /iu, "SHARE UPDATE EXCLUSIVE", "brief"],
  [new RegExp(String.raw`^alter column ${WORD} (?:set|reset) \(`, "iu"), "SHARE UPDATE EXCLUSIVE", "brief"],
  [/^(?:set|reset) \(/iu, "SHARE UPDATE EXCLUSIVE", "brief"],
  [/^(?:cluster on|set without cluster)\b/iu, "SHARE UPDATE EXCLUSIVE", "brief"],
  [/^alter column .* set not null$/iu, "ACCESS EXCLUSIVE", "reads"],
  [new RegExp(String.raw`^alter constraint ${WORD} inherit$`, "iu"), "ACCESS EXCLUSIVE", "reads"],
  [/^alter column .* type /iu, "ACCESS EXCLUSIVE", "rewrites"],
  [/^alter column .* set expression /iu, "ACCESS EXCLUSIVE", "rewrites"],
  [/^set (?:access method|logged|unlogged|tablespace)\b/iu, "ACCESS EXCLUSIVE", "rewrites"],
];

const rules: readonly Rule[] = [
  [
    pattern(String.raw`alter table (only )?NAME attach partition NAME`),
    ([, , parent, part]) => does([...held("SHARE UPDATE EXCLUSIVE", false, parent), ...held("ACCESS EXCLUSIVE", true, part)], "reads"),
  ],
  [
    pattern(String.raw`alter table (only )?NAME detach partition NAME`),
    ([, , parent, part]) => does([...held("ACCESS EXCLUSIVE", false, parent), ...held("ACCESS EXCLUSIVE", true, part)]),
  ],
  [
    pattern(String.raw`alter table (only )?NAME (?:no )?inherit NAME`),
    ([, , child, parent]) => does([...held("ACCESS EXCLUSIVE", false, child), ...held("SHARE UPDATE EXCLUSIVE", false, parent)]),
  ],
  [
    pattern(String.raw`alter (?:foreign )?table (only )?NAME (.*)$`),
    ([, only, table, action = ""]) => {
      const [, mode = "ACCESS EXCLUSIVE", work = "brief"] = actions.find(([shape]) => shape.test(action)) ?? [];
      const other = mode === "SHARE ROW EXCLUSIVE" ? REFERENCES.exec(action)?.[1] : undefined;
      return does(
        [
          ...held(
            mode,
            (only === undefined || /^drop column /iu.test(action)) &&
              !/^(?:rename to|owner to|replica identity|(?:enable|disable|force|no force) row level security)\b/iu.test(action),
            table,
          ),
          ...held(mode, true, other),
        ],
        work,
      );
    },
  ],
  [
    pattern(String.raw`create (?:unique )?index WORD on (only )?NAME`),
    ([, only, table]) => does(held("SHARE", only === undefined, table), only === undefined ? "reads" : "brief"),
  ],
  [
    pattern(String.raw`create (?:or replace )?(?:constraint )?trigger .*? on NAME(?: from NAME)?`),
    ([, table, other]) => does(held("SHARE ROW EXCLUSIVE", true, table, other)),
  ],
  [pattern(String.raw`(?:drop|alter) trigger WORD on NAME`), ([, table]) => does(held("ACCESS EXCLUSIVE", true, table))],
  [pattern(String.raw`(?:create|drop|alter) policy WORD on NAME`), ([, table]) => does(held("ACCESS EXCLUSIVE", false, table))],
  [pattern(String.raw`create (?:or replace )?rule WORD as\s+on \w+ to NAME`), ([, table]) => does(held("ACCESS EXCLUSIVE", false, table))],
  [pattern(String.raw`(?:drop|alter) rule WORD on NAME`), ([, table]) => does(held("ACCESS EXCLUSIVE", false, table))],
  [pattern(String.raw`create statistics .* from NAME$`), ([, table]) => does(held("SHARE UPDATE EXCLUSIVE", false, table))],
  [pattern(String.raw`create (?:unlogged )?table NAME partition of NAME`), ([, , parent]) => does(held("ACCESS EXCLUSIVE", false, parent))],
  [
    pattern(String.raw`create (?:unlogged )?table .*\) inherits \((.*)\)`),
    ([, parents = ""]) => does(held("SHARE UPDATE EXCLUSIVE", false, ...parents.split(", "))),
  ],
  [pattern(String.raw`(?:create|create unlogged|create foreign) table `), () => does([])],
  [pattern(String.raw`drop (?:foreign )?table NAME`), ([, table]) => does(held("ACCESS EXCLUSIVE", true, table))],
  [pattern(String.raw`create (?:or replace )?view NAME`), ([, view]) => does(held("ACCESS EXCLUSIVE", false, view))],
  [pattern(String.raw`(?:drop|alter) (?:materialized )?view NAME`), ([, view]) => does(held("ACCESS EXCLUSIVE", false, view))],
  [pattern(String.raw`refresh materialized view NAME`), ([, view]) => does(held("ACCESS EXCLUSIVE", false, view), "rewrites")],
  [pattern(String.raw`update NAME `), ([, table]) => does(held("ROW EXCLUSIVE", true, table), "rewrites")],
];

const TYPED = new RegExp(String.raw`^\s*alter table (?:only )?${NAME} (alter column ${WORD} type .*)$`, "isu");
const TYPE_OF = new RegExp(String.raw`^alter column (${WORD}) type `, "iu");

/** The columns to which a statement gives other types, each with what is said of it. */
export function typesIn(statement: string): readonly { readonly column: string; readonly words: string }[] {
  const words = TYPED.exec(statement)?.[1]?.split(/,\n {2}(?=alter column )/u) ?? [];
  return words.flatMap((each) => {
    const column = TYPE_OF.exec(each)?.[1];
    return column === undefined ? [] : [{ column, words: each }];
  });
}

/** Of a statement as `render/` writes it; null: it is not about a relation that stands, as far as its text tells. */
export function statementEffect(statement: string): StatementEffect | null {
  for (const [shape, effect] of rules) {
    const match = shape.exec(statement);
    if (match !== null) return effect(match);
  }
  return null;
}
