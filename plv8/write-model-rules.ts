/** Writes `docs/reference/model-rules.md`: every rule of the designer, in the words of a decision that it took in a template. Run: `make docs`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rulePages } from "./rule-pages/rule-pages.ts";
import { decisionsOf, ruleDifference } from "./rule-difference.ts";
import { declare } from "./src/ops/declare.ts";
import type { Decision } from "./src/types/design.ts";

/** The committed page. */
export const modelRulesPath = fileURLToPath(new URL("../docs/reference/model-rules.md", import.meta.url));

/** What no template needs, in small; a rule that is in none of them is shown by its page's own model. */
const corners: readonly string[] = [
  "{ model: corner, intent: { tenancy: { kind: schema } }, conventions: { authors: true }, entities: { thing: { is: A thing. } } }",
  "{ model: corner, intent: { tenancy: { kind: database } }, conventions: { keys: uuid_v4 }, entities: { thing: { is: A thing. } } }",
  "{ model: corner, conventions: { extensions: [vector, pg_trgm] }, entities: { text: { is: A text., attributes: { words: { type: text }, meaning: { type: vector, dimensions: 768 }, place: { type: point }, lasting: { type: range, of: date }, pages: { type: range, of: integer }, when: { type: date }, seen: { type: uuid } }, no_overlap: [ { during: lasting } ] } }, access: [ { name: alike, entity: text, near: meaning }, { name: around, entity: text, near: place }, { name: misspelt, entity: text, search: [words], by: likeness }, { name: at, entity: text, contains: [lasting] } ] }",
  "{ model: corner, entities: { seat: { is: A seat. }, capital: { is: A capital. }, reading: { is: A reading., immutable: true, attributes: { at: { type: timestamp, default: now } }, scale: { rows: 90000000 } } }, relationships: [ { from: seat, to: capital, required: true }, { from: capital, to: seat, required: true }, { from: reading, to: seat, on_delete: set_null } ], access: [ { name: day, entity: reading, range: [at] } ] }",
  "{ model: corner, areas: { talk: What is said. }, conventions: { extensions: [btree_gist] }, entities: { rate: { is: A price., area: talk, attributes: { a: { type: integer } }, history: temporal, scale: { rows: 90000000 } } } }",
  "{ model: corner, intent: { workload: write_heavy }, entities: { thing: { is: A thing., attributes: { a: { type: text }, b: { type: text }, c: { type: text }, d: { type: text } } } }, access: [ { name: by_a, entity: thing, equals: [a], share: 4 }, { name: by_b, entity: thing, equals: [b], share: 3 }, { name: by_c, entity: thing, equals: [c], share: 2 }, { name: by_d, entity: thing, equals: [d], share: 1 } ] }",
  "{ model: corner, intent: { workload: read_heavy }, conventions: { keys: bigint }, entities: { thing: { is: A thing., attributes: { name: { type: text }, amount: { type: integer } }, scale: { rows: 3000000, growth: 5% a month } } }, access: [ { name: amount_of, entity: thing, equals: [name], returns: [amount] }, { name: total_of, entity: thing, equals: [name], aggregates: [amount], stale_for: 1 hour } ] }",
];

/** The page's text as it must be committed. */
export function modelRulesText(): string {
  const folder = new URL("./src/templates/", import.meta.url);
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
  const rules = new Map<string, { readonly decision: Decision; readonly model: string; count: number }>();
  for (const document of [...templates, ...corners, ...Object.values(rulePages).map((page) => page.with)]) {
    for (const major of [18, 15]) {
      const result = declare({ document, former: null, settings: { schema: "app", owner: "app_owner", application_roles: ["app_user"], major } });
      if (!result.ok) throw new Error(`${document.slice(0, 200)}\n${JSON.stringify(result.issues, null, 1)}`);
      for (const decision of result.value.design.decisions) {
        const known = rules.get(decision.rule);
        if (known === undefined) rules.set(decision.rule, { decision, model: result.value.name, count: 1 });
        else known.count += 1;
      }
    }
  }
  const sections = [...rules].sort(([left], [right]) => (left < right ? -1 : 1)).map(([rule, found]) => section(rule, found.decision, found.model));
  return `# Rules of the designer\n\n${rules.size} rules, each with what it does, a decision it took (why, what was rejected, what it costs, what it rests on), when it is not what one wants, and the smallest change of a model that calls for it with the difference in the catalog. \`select * from arch.explain('…')\` shows those of your own model. Generated; run \`make docs\`.\n\n${sections.join("\n")}`;
}

const mostLines = 12;

function section(rule: string, decision: Decision, model: string): string {
  const page = rulePages[rule];
  if (page === undefined) throw new Error(`the rule ${rule} has no page in plv8/rule-pages/`);
  const { after, gained, lost } = ruleDifference(page);
  if (decisionsOf(after, rule).length === 0) throw new Error(`the model of ${rule} does not call for it`);
  const lines = [...lost.map((line) => `- ${line}`), ...gained.map((line) => `+ ${line}`)];
  return [
    `## ${rule}`,
    "",
    page.what,
    "",
    `- Why, as decided for \`${decision.subject}\`${model === "corner" || model === "m" ? "" : ` of ${model}`}: ${decision.reason}`,
    ...(decision.rejected === null ? [] : [`- Rejected: ${decision.rejected}.`]),
    ...(decision.cost === null ? [] : [`- Cost: ${decision.cost}.`]),
    `- Rests on: ${decision.cites.map((cited) => `\`${cited}\``).join(", ")}.`,
    `- When not: ${page.not}`,
    "",
    ...(page.without === null
      ? ["In every model.", ""]
      : [
          "```yaml",
          `# without\n${page.without}`,
          `# with${page.major === undefined ? "" : `, on Postgres ${page.major}`}\n${page.with}`,
          "```",
          "",
          ...(lines.length === 0
            ? ["The catalog stays the same: it is a decision that people read.", ""]
            : ["```diff", ...lines.slice(0, mostLines), ...(lines.length > mostLines ? [`  … ${lines.length - mostLines} more`] : []), "```", ""]),
        ]),
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(modelRulesPath, modelRulesText());
  process.stdout.write("docs/reference/model-rules.md\n");
}
