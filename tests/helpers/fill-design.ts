/**
 * Fills the tables of a design with made-up rows that keep every key, check and sum: rows are proposed in numbers, and Postgres itself keeps those that the
 * checks allow. Keys are chosen within the tenant. For judging indexes and sizes: as many rows as said in the largest table, the others in proportion.
 */
import type pg from "pg";
import type { Declared } from "../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { ColumnObject, ConstraintObject, TableObject } from "../../plv8/src/types/catalog.ts";

type Wanted = {
  readonly table: TableObject;
  readonly columns: readonly ColumnObject[];
  readonly keys: readonly ConstraintObject[];
  readonly checks: readonly string[];
  readonly rows: number;
};

/** Which statements wait until the rows are there: keys and checks then look at every row, and indexes are built in one go. */
const later = /^(?:alter table (?:only )?\S+ add constraint|create index|alter index|create (?:constraint )?trigger|comment on)/i;
const isKey = /(?:PRIMARY KEY|UNIQUE|EXCLUDE)/;

/** Makes the schema, fills it, closes it. Returns how many rows each table got. */
export async function fillDesign(session: pg.Client, { model, design }: Declared, largest: number): Promise<ReadonlyMap<string, number>> {
  const { statements } = script(design.catalog);
  const isLate = (statement: string): boolean => later.test(statement) && !(isKey.test(statement) && !/FOREIGN KEY/.test(statement));
  for (const statement of statements.filter((each) => !isLate(each))) await run(session, statement);
  // Parents are joined one after the other, as written, and hashed: by number within the tenant, never all rows of a tenant with each other.
  await session.query("set join_collapse_limit = 1; set enable_nestloop = off; set enable_mergejoin = off; set work_mem = '64MB'");
  const tables = wantedTables({ model, design }, largest);
  const counts = new Map<string, number>();
  for (const table of tables) {
    counts.set(table.table.name, await fillTable(session, table, { model, design }));
    await keepSums(session, table.table.name, { model, design });
    await keepRepeats(session, table.table.name, { model, design });
  }
  // Rows that were written twice leave no holes: what is measured afterwards is what a load would leave.
  const filled = tables.map(({ table }) => `${quoteIdent(table.schema)}.${quoteIdent(table.name)}`).join(", ");
  await session.query(`vacuum full ${filled}`);
  for (const statement of statements.filter(isLate)) await run(session, statement);
  for (const object of design.catalog.objects)
    if (object.kind === "materialized_view") await session.query(`refresh materialized view ${quoteIdent(object.schema)}.${quoteIdent(object.name)}`);
  // As after a night: what an index alone can answer, it answers.
  await session.query(`vacuum (analyze) ${filled}`);
  await session.query("reset join_collapse_limit; reset enable_nestloop; reset enable_mergejoin; reset work_mem");
  return counts;
}

async function run(session: pg.Client, statement: string): Promise<void> {
  await session.query(statement).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${statement.slice(0, 2000)}`);
  });
}

/** Parents first; rows in proportion to the model's scale, at least a few. What rules keep by themselves (histories, parts) is left out. */
function wantedTables({ model, design }: Pick<Declared, "model" | "design">, largest: number): readonly Wanted[] {
  const objects = design.catalog.objects;
  const said = new Map(Object.values(model.entities).map((entity) => [entity.plural ?? "", entity.scale?.rows ?? 0]));
  const greatest = Math.max(1, ...said.values());
  const tenants = model.entities[model.intent.tenancy.by ?? ""]?.plural;
  const names = new Set(objects.flatMap((object) => (object.kind === "table" ? [object.name] : [])));
  const kept = (name: string): boolean => /_(?:history|versions)$/.test(name) && names.has(name.replace(/_(?:history|versions)$/, ""));
  const tables = objects.filter((object): object is TableObject => object.kind === "table" && object.partition_of === null && !kept(object.name));
  const wanted = tables.map((table): Wanted => {
    const constraints = objects.filter((object): object is ConstraintObject => object.kind === "constraint" && object.table === table.name);
    const scale = said.get(table.name) ?? 0;
    // Of what the model says nothing there are some hundred; of tenants fewer, so that each has some of everything.
    const unsaid = table.name === tenants ? largest / 5000 : largest / 200;
    return {
      table,
      rows: Math.round(Math.max(Math.min(largest, table.name === tenants ? 20 : 40), largest * (scale / greatest), scale === 0 ? unsaid : 0)),
      columns: objects.filter((object): object is ColumnObject => object.kind === "column" && object.table === table.name),
      keys: constraints.filter((each) => each.type === "foreign"),
      checks: constraints.flatMap((each) => (each.type === "check" ? [each.definition.replace(/^CHECK /, "")] : [])),
    };
  });
  const done: Wanted[] = [];
  for (let left = wanted; left.length > 0;) {
    const there = (each: Wanted, key: ConstraintObject): boolean =>
      key.references?.table === each.table.address || done.some((other) => other.table.address === key.references?.table);
    const whole = left.filter((each) => each.keys.every((key) => there(each, key)));
    const ready = whole.length > 0 ? whole : left.filter((each) => each.keys.every((key) => optional(each, key) || there(each, key))).slice(0, 1);
    if (ready.length === 0) throw new Error(`a ring: ${left.map((each) => each.table.name).join(", ")}`);
    done.push(...ready);
    left = left.filter((each) => !ready.includes(each));
  }
  return done;
}

const optional = (wanted: Wanted, key: ConstraintObject): boolean =>
  key.columns.some((name) => wanted.columns.find((column) => column.name === name)?.not_null === false);

async function fillTable(session: pg.Client, wanted: Wanted, { model, design }: Pick<Declared, "model" | "design">): Promise<number> {
  const name = (table: string): string => `${quoteIdent(design.settings.schema)}.${quoteIdent(table)}`;
  const tenant = model.intent.tenancy.kind === "row" ? `${model.intent.tenancy.by ?? ""}_id` : null;
  const own = tenant !== null && wanted.columns.some((column) => column.name === tenant) ? tenant : null;
  const values = new Map<string, string>();
  const joins: string[] = [];
  // Arcs point to one thing each, row by row to another.
  const arcs = new Map(
    wanted.checks.flatMap((check) => {
      const of = /num_nonnulls\(([^)]*_id)\) (?:= 1|<= 1)/.exec(check)?.[1]?.split(", ") ?? [];
      return of.map((column, place) => [column, `g % ${of.length} = ${place}`] as const);
    }),
  );
  for (const [index, key] of (await scarceFirst(session, wanted, name, own)).entries()) {
    const target = key.references;
    if (target === null || target.table === wanted.table.address) continue;
    if (key.columns.every((column) => values.has(column))) continue;
    const parent = target.table.replace("table:", "").split(".").at(-1) ?? "";
    const alias = `k${index}`;
    const shared = key.columns.findIndex((column) => column === own && values.has(column));
    const chosen = target.columns.map((column) => quoteIdent(column)).join(", ");
    // Numbered within the tenant that the row has already, or in the whole; joined by number, so that Postgres can hash.
    const by = shared < 0 ? "" : quoteIdent(target.columns[shared] ?? "");
    const of = shared < 0 ? "" : `partition by ${by}`;
    await session.query(
      `create temporary table ${alias} as select ${chosen}, row_number() over (${of} order by md5(ctid::text)) as rn from ${name(parent)}; create temporary table ${alias}_n as select ${by === "" ? "" : `${by}, `}count(*) as n from ${alias}${by === "" ? "" : ` group by ${by}`}; analyze ${alias}; analyze ${alias}_n`,
    );
    const same = (side: string): string => (shared < 0 ? "true" : `${side}.${by} = ${values.get(own ?? "") ?? ""}`);
    joins.push(
      `join ${alias}_n on ${same(`${alias}_n`)} join ${alias} on ${same(alias)} and ${alias}.rn = 1 + abs(hashint8(g * 31 + ${index})) % ${alias}_n.n`,
    );
    key.columns.forEach((column, place) => {
      if (!values.has(column))
        values.set(
          column,
          arcs.has(column)
            ? `case when ${arcs.get(column) ?? ""} then ${alias}.${quoteIdent(target.columns[place] ?? "")} end`
            : `${alias}.${quoteIdent(target.columns[place] ?? "")}`,
        );
    });
  }
  for (const column of wanted.columns) {
    if (values.has(column.name) || column.identity !== null || (["id", "updated_at"].includes(column.name) && column.default !== null)) continue;
    // Written one after the other over two years, as tables grow: a moment of its own for each row.
    if (column.name === "created_at")
      values.set(column.name, `timestamptz '2026-01-01' + g * interval '${Math.max(1, Math.floor(63_072_000_000 / wanted.rows))} milliseconds'`);
    else
      values.set(
        column.name,
        column.name === "deleted_at" || (/_id$/.test(column.name) && !column.not_null) ? `null::${column.type}` : valueFor(column, wanted, { model, design }),
      );
  }
  const columns = [...values.keys()];
  const proposed = `select ${columns.map((column) => `${values.get(column) ?? "null"} as ${quoteIdent(column)}`).join(", ")} from generate_series($from::bigint, $to::bigint) as g ${joins.join(" ")}`;
  const allowed = wanted.checks.filter((check) => !/\bid\b/.test(check)).map((check) => `coalesce(${check}, true)`);
  let got = 0;
  for (let round = 0, from = 1; round < 12 && got < wanted.rows; round += 1) {
    const ask = Math.max(50, Math.ceil((wanted.rows - got) * (round === 0 ? 1 : 3)));
    const text = `insert into ${name(wanted.table.name)} (${columns.map(quoteIdent).join(", ")}) select * from (${proposed.replace("$from", String(from)).replace("$to", String(from + ask - 1))}) as proposed${allowed.length === 0 ? "" : ` where ${allowed.join(" and ")}`} limit ${wanted.rows - got} on conflict do nothing`;
    const more =
      (
        await session.query(text).catch((error: unknown) => {
          throw new Error(`${wanted.table.name}: ${String(error)}\n${text.slice(0, 3000)}`);
        })
      ).rowCount ?? 0;
    got += more;
    from += ask;
    // The keys that it hangs on are used up.
    if (more < ask / 50) break;
  }
  for (const key of wanted.keys) if (key.references?.table === wanted.table.address) await pointToEachOther(session, name(wanted.table.name), key, wanted);
  await session.query(wanted.keys.map((_, index) => `drop table if exists pg_temp.k${index}, pg_temp.k${index}_n`).join(";"));
  return got;
}

/** The key whose parents stand in the fewest tenants says the row's tenant: the others are then found in it. Parents without rows are left out. */
async function scarceFirst(session: pg.Client, wanted: Wanted, name: (table: string) => string, own: string | null): Promise<readonly ConstraintObject[]> {
  const counted: { readonly key: ConstraintObject; readonly tenants: number; readonly place: number }[] = [];
  for (const [place, key] of wanted.keys.entries()) {
    const column = key.references?.columns[key.columns.indexOf(own ?? "")];
    const {
      rows: [found],
    } = await session.query<{ n: string }>(
      `select count(${column === undefined ? "*" : `distinct ${quoteIdent(column)}`}) as n from ${name(key.references?.table.replace("table:", "").split(".").at(-1) ?? "")}`,
    );
    if (Number(found?.n ?? 0) > 0 || key.references?.table === wanted.table.address)
      counted.push({ key, tenants: column === undefined ? Number.MAX_SAFE_INTEGER : Number(found?.n ?? 0), place });
  }
  return counted.sort((left, right) => left.tenants - right.tenants || left.place - right.place).map(({ key }) => key);
}

/** Every second row points to the one before it in its own tenant or owner. */
async function pointToEachOther(session: pg.Client, table: string, key: ConstraintObject, wanted: Wanted): Promise<void> {
  const own = key.columns.at(-1) ?? "";
  const shared = key.columns.slice(0, -1).map(quoteIdent);
  if (wanted.columns.find((column) => column.name === own)?.not_null === true || wanted.columns.every((column) => column.name !== "id")) return;
  const by = shared.length === 0 ? "" : `partition by ${shared.join(", ")}`;
  await session.query(
    `update ${table} as t set ${quoteIdent(own)} = s.former from (select ${[...shared, "id"].join(", ")}, lag(id) over (${by} order by id) as former, row_number() over (order by id) as rn from ${table}) as s where s.rn % 2 = 0 and s.former is not null and ${[...shared, "id"].map((column) => `s.${column} = t.${column}`).join(" and ")}`,
  );
}

/** A value by type, different enough to be told apart, small enough that sums and comparisons hold for many rows. */
function valueFor(column: ColumnObject, wanted: Wanted, { model }: Pick<Declared, "model" | "design">): string {
  const one = wanted.checks
    .map((check) => new RegExp(`\\(\\(?${column.name} = ANY \\(ARRAY\\[(.*?)\\]\\)`).exec(check)?.[1])
    .find((found) => found !== undefined);
  const noise = `abs(hashint8(g * 131 + ${column.position}))`;
  if (one !== undefined) return `(array[${one}])[1 + ${noise} % ${one.split("::text").length - 1}]`;
  const attribute = Object.values(model.entities).find((entity) => entity.plural === wanted.table.name)?.attributes[column.name];
  const pattern = attribute !== undefined && "pattern" in attribute ? attribute.pattern : undefined;
  const value = ((): string => {
    switch (true) {
      case column.type === "uuid":
        return "gen_random_uuid()";
      case column.type === "boolean":
        return `${noise} % 2 = 0`;
      case column.type === "date":
        return `date '2026-01-01' + (${noise} % 700)::int`;
      case column.type.startsWith("timestamp"):
        return `timestamptz '2026-01-01' + (${noise} % 63072000) * interval '1 second'`;
      case column.type === "interval":
        return `(${noise} % 1000) * interval '1 minute'`;
      case column.type === "integer" || column.type === "bigint":
        return `(1 + ${noise} % 4)${column.name === "number" || column.name === "position" || column.name === "line" ? " * 100000000 / 100000000 + g" : ""}`;
      case column.type.startsWith("numeric"):
        return `(1 + ${noise} % 4)::numeric`;
      case column.type === "inet":
        return `('10.' || ${noise} % 250 || '.' || g % 250 || '.1')::inet`;
      case column.type === "point":
        return `point(${noise} % 300 - 150, g % 150 - 75)`;
      case column.type === "jsonb":
        return `jsonb_build_object('k' || ${noise} % 20, 'v' || ${noise} % 1000, 'n', ${noise} % 50)`;
      case column.type === "daterange":
        return `daterange(date '2026-01-01' + (g * 3)::int % 3000000, date '2026-01-01' + (g * 3)::int % 3000000 + 2)`;
      case column.type === "tstzrange":
        return `tstzrange(timestamptz '2026-01-01' + g * interval '2 hours', timestamptz '2026-01-01' + g * interval '2 hours' + interval '1 hour')`;
      case column.type === "numrange":
        return `numrange(0, 1 + ${noise} % 100)`;
      case column.type === "int8range":
        return `int8range(0, 1 + ${noise} % 100)`;
      case column.type === "text[]":
        return `array['t' || ${noise} % 300, 't' || g % 200]`;
      default:
        return column.type === "text"
          ? textFor(attribute?.type ?? "text", pattern, noise, attribute !== undefined && "length" in attribute ? (attribute.length ?? 24) : 24)
          : `null::${column.type}`;
    }
  })();
  return column.not_null ? value : `case when ${noise} % 3 > 0 then ${value} end`;
}

function textFor(type: string, pattern: string | undefined, noise: string, length: number): string {
  if (type === "email") return "'m' || g || '@example.org'";
  if (type === "phone") return "'+41' || (440000000 + g)";
  if (type === "url") return "'https://example.org/' || g";
  if (type === "country") return `(array['CH', 'IE', 'LI', 'AT'])[1 + ${noise} % 4]`;
  if (type === "long_text") return `'some words ' || md5(g::text) || ' w' || ${noise} % 500 || ' and more of them'`;
  const fitting = pattern === undefined ? undefined : patterns.find(([form]) => form.test(pattern));
  if (pattern !== undefined && fitting === undefined) throw new Error(`no text is known for the pattern ${pattern}`);
  return (
    fitting?.[1] ??
    `left(lpad(g::text, 24, 'w'), ${length})`.replace(
      "left(lpad(g::text, 24, 'w')",
      length < 24 ? `right(lpad(g::text, 24, 'w')` : "left(lpad(g::text, 24, 'w')",
    )
  );
}

/** Texts for the patterns of the templates. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\^\//, "'/p' || g"],
  [/^\^\[a-z\]\{2,3\}/, "(array['en', 'de', 'fr', 'it'])[1 + g % 4]"],
  [/0-9a-f.*\{64\}/, "md5(g::text) || md5((g + 1)::text)"],
  [/^\^\[A-Z\]\{3\}\$$/, "chr(65 + (g / 676 % 26)::int) || chr(65 + (g / 26 % 26)::int) || chr(65 + (g % 26)::int)"],
  [/A-Z0-9/, "'C' || lpad(g::text, 8, '0')"],
  [/a-z/, "'s' || g"],
  [/0-9/, "lpad(g::text, 8, '0')"],
  [/space/, "'s' || g"],
];

type Ownership = { readonly part: string; readonly whole: string; readonly owner: readonly string[]; readonly keys: readonly string[] };

/** How the rows of a part point to their whole. */
function ownershipOf(part: string, whole: string, design: Declared["design"]): Ownership {
  const name = (table: string): string => `${quoteIdent(design.settings.schema)}.${quoteIdent(table)}`;
  const fkey = design.catalog.objects.find(
    (object): object is ConstraintObject =>
      object.kind === "constraint" &&
      object.type === "foreign" &&
      object.table === part &&
      object.references?.table === `table:${name(whole)}` &&
      object.definition.includes("CASCADE"),
  );
  if (fkey?.references == null) throw new Error(`${part} is no part of ${whole}`);
  return { part: name(part), whole: name(whole), owner: fkey.columns.map(quoteIdent), keys: fkey.references.columns.map(quoteIdent) };
}

const sameRow = ({ owner, keys }: Ownership): string => owner.map((column, place) => `p.${column} = w.${keys[place] ?? ""}`).join(" and ");

/** Wholes get the sum of their parts, and what their rules say of it; parts that should add up to nothing are made pairs. */
async function keepSums(session: pg.Client, filled: string, { model, design }: Pick<Declared, "model" | "design">): Promise<void> {
  for (const { sums, plural, rules, attributes } of Object.values(model.entities)) {
    for (const sum of Object.values(sums ?? {})) {
      if (model.entities[sum.of]?.plural !== filled) continue;
      const own = ownershipOf(filled, plural ?? "", design);
      const { part, whole } = own;
      const owner = own.owner.join(", ");
      const value = quoteIdent(sum.attribute);
      if (sum.equals === 0) {
        await session.query(`delete from ${part} where (${owner}) in (select ${owner} from ${part} group by ${owner} having count(*) = 1)`);
        await session.query(
          `update ${part} as p set ${value} = case when s.n % 2 = 1 and s.rn = 1 then 10 when s.n % 2 = 1 and s.rn < 4 then -5 when s.rn % 2 = 0 then 5 else -5 end from (select ${owner}, id, row_number() over (partition by ${owner}) as rn, count(*) over (partition by ${owner}) as n from ${part}) as s where (${own.owner.map((column) => `s.${column} = p.${column}`).join(" and ")}) and s.id = p.id`,
        );
        continue;
      }
      const least = attributes[sum.equals];
      if (least !== undefined && "min" in least && Number(least.min ?? 0) > 0) await withoutEmpty(session, own, design);
      const target = quoteIdent(sum.equals);
      const total = `coalesce((select sum(p.${value}) from ${part} as p where ${sameRow(own)}${sum.when === undefined ? "" : ` and (${sum.when})`}), 0)`;
      await session.query(`update ${whole} as w set ${target} = ${total}`);
      for (const rule of Object.values(rules ?? {})) {
        const [, left, first, second] = /^(\w+) = (\w+) \+ (\w+)$/.exec(rule) ?? [];
        if (left !== undefined && (first === sum.equals || second === sum.equals))
          await session.query(`update ${whole} set ${left} = ${first ?? ""} + ${second ?? ""}`);
        const [, less, more] = /^(\w+) <= (\w+)$/.exec(rule) ?? [];
        if (less === sum.equals && more !== undefined) await session.query(`update ${whole} set ${more} = greatest(${more}, ${less})`);
      }
    }
  }
}

/** Wholes that may not be empty and are: nothing points to them yet but themselves. */
async function withoutEmpty(session: pg.Client, own: Ownership, design: Declared["design"]): Promise<void> {
  const empty = `not exists (select from ${own.part} as p where ${sameRow(own)})`;
  for (const object of design.catalog.objects) {
    if (
      object.kind !== "constraint" ||
      object.references?.table !== `table:${own.whole}` ||
      `${quoteIdent(object.schema)}.${quoteIdent(object.table)}` !== own.whole
    )
      continue;
    await session.query(`update ${own.whole} set ${quoteIdent(object.columns.at(-1) ?? "")} = null`);
  }
  await session.query(`delete from ${own.whole} as w where ${empty}`);
}

/** Parts say what their whole says. */
async function keepRepeats(session: pg.Client, filled: string, { model, design }: Pick<Declared, "model" | "design">): Promise<void> {
  const entity = Object.values(model.entities).find((each) => each.plural === filled);
  if (entity?.repeats === undefined || entity.within === undefined) return;
  const own = ownershipOf(filled, model.entities[entity.within]?.plural ?? "", design);
  await session.query(
    `update ${own.part} as p set ${entity.repeats.map((name) => `${quoteIdent(name)} = w.${quoteIdent(name)}`).join(", ")} from ${own.whole} as w where ${sameRow(own)}`,
  );
}
