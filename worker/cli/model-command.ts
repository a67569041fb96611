/** `data-architect model …` and `template …`: model documents in files, without any database. */
import { writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { readTemplates, type Template } from "../../sql/loader.ts";
import { lint } from "../../plv8/src/lints/lint.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import { modelJsonSchema } from "../../plv8/src/model/json-schema.ts";
import { loadCompiler } from "../compiler.ts";
import { composeModel, templatesFolder, type FileIssue } from "../model/compose-model.ts";
import { explainDesign, explanationText } from "../model/explain-design.ts";
import { formatModel, parseModel, writeModel } from "../model/format-model.ts";
import { RenameRefused, renameInModel } from "../model/rename-model.ts";
import { readText } from "../read-text.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";
import { textTable } from "./text-table.ts";

type Checked = { readonly design: Design; readonly model: { readonly entities: Readonly<Record<string, { readonly plural?: string }>> } };

/** A model file, everything it uses with it, through the compiler; with the table of each entity. */
async function readModelFile(
  path: string,
  major: number,
  given: { readonly schema?: string; readonly owner?: string } = {},
): Promise<{
  readonly design: Design | null;
  readonly tables: ReadonlyMap<string, string>;
  readonly files: readonly string[];
  readonly issues: readonly FileIssue[];
}> {
  const composed = await composeModel(path);
  const name = (file: string): string => (file === path ? path : relative(process.cwd(), file) || file);
  if (composed.issues.length > 0)
    return { design: null, tables: new Map(), files: composed.files, issues: composed.issues.map((issue) => ({ ...issue, file: name(issue.file) })) };
  const schema = given.schema ?? /^model:\s*"?([a-z][a-z0-9_]*)/m.exec(composed.text)?.[1] ?? "model";
  const settings = { schema, owner: given.owner ?? `${schema}_owner`, application_roles: [], major };
  const read = (await loadCompiler()).result<Checked>("check", { document: composed.text, settings, former: null });
  const issues = (read.ok ? read.warnings : read.issues).map((issue) => composed.locate(issue)).map((issue) => ({ ...issue, file: name(issue.file) }));
  const tables = new Map(read.ok ? Object.entries(read.value.model.entities).map(([entity, { plural }]) => [entity, plural ?? `${entity}s`]) : []);
  return { design: read.ok ? read.value.design : null, tables, files: composed.files, issues };
}

/** `model init`: a file to start from, and the schema that editors read beside it. */
export async function initModelCommand(path: string, flags: { readonly template?: string; readonly name?: string }, output: Output): Promise<number> {
  const name =
    flags.name ??
    basename(path)
      .replace(/\.(ya?ml|json)$/, "")
      .replace(/\W+/g, "_")
      .toLowerCase();
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new WrongUsage(`${name} is no name of a model`, "say --name with lower-case letters, digits and underscores, a letter first");
  const body = flags.template === undefined ? emptyModel(name) : await fromTemplate(flags.template, flags.name);
  if (body === null) {
    output.note(
      `error: there is no template ${flags.template ?? ""}\nhint: there are: ${(await readTemplates(templatesFolder)).map((each) => each.name).join(", ")}`,
    );
    return EXIT.refused;
  }
  const schema = join(dirname(path), "model.schema.json");
  await writeFile(path, `# yaml-language-server: $schema=./model.schema.json\n${body}`, { flag: "wx" });
  await writeFile(schema, `${JSON.stringify(modelJsonSchema(), null, 2)}\n`);
  output.result(`${path}\n${schema}\nnext: data-architect model check ${path}`, { files: [path, schema] });
  return EXIT.ok;
}

function emptyModel(name: string): string {
  return [
    `model: ${name}`,
    "intent: { workload: oltp }",
    "conventions: { keys: uuid_v7, timestamps: true }",
    "",
    "entities:",
    "  thing:",
    '    is: "What it is, in one sentence."',
    "    attributes:",
    '      name: { type: text, length: 200, required: true, is: "What it is called." }',
    "",
    "relationships: []",
    "",
    "access:",
    "  - { name: things_by_name, entity: thing, equals: [name] }",
    "",
  ].join("\n");
}

async function fromTemplate(template: string, name: string | undefined): Promise<string | null> {
  const found = (await readTemplates(templatesFolder)).find((each) => each.name === template);
  return found === undefined ? null : name === undefined ? found.document : found.document.replace(/^model: .*$/m, `model: ${name}`);
}

/** `model format`: the files in the one form, or with `check` which are not. */
export async function formatModelCommand(paths: readonly string[], check: boolean, output: Output): Promise<number> {
  const changed: string[] = [];
  for (const path of paths) {
    const text = await readText(path, "a model file");
    const formatted = formatModel(text, path);
    if (formatted === text) continue;
    changed.push(path);
    if (!check) await writeFile(path, formatted);
  }
  output.result(changed.map((path) => (check ? `${path}: not formatted` : path)).join("\n"), { changed });
  return check && changed.length > 0 ? EXIT.failed : EXIT.ok;
}

/** `model check`: every problem as `file:line:column: error: …`, or that there is none. */
export async function checkModelCommand(paths: readonly string[], major: number, output: Output): Promise<number> {
  const read = await Promise.all(paths.map(async (path) => ({ path, ...(await readModelFile(path, major)) })));
  const issues = read.flatMap((each) => each.issues);
  const lines = issues.map(
    (issue) =>
      `${issue.file}:${String(issue.line ?? 1)}:${String(issue.column ?? 1)}: ${issue.severity}: ${issue.path === "" ? "" : `${issue.path}: `}${issue.message}${issue.hint === null ? "" : ` ${issue.hint}`}`,
  );
  const lints = read.flatMap(({ path, design }) =>
    design === null ? [] : lint({ catalog: design.catalog, major, facts: null }).map((finding) => ({ ...finding, path })),
  );
  const judged = lints
    .filter((finding) => finding.level !== "info")
    .map((finding) => `${finding.path}: ${finding.level === "warn" ? "warning" : "error"}: ${finding.message} (${finding.rule}). ${finding.remedy}`);
  output.result([...lines, ...judged, ...read.filter((each) => each.design !== null).map((each) => `${each.path}: sound`)].join("\n"), {
    issues,
    lints,
    sound: read.filter((each) => each.design !== null).map((each) => each.path),
  });
  return read.every((each) => each.design !== null) ? EXIT.ok : EXIT.refused;
}

/** `model explain`: what becomes of a model, and why; of one area, entity, table or column where it is named. */
export async function explainModelCommand(path: string, about: string | undefined, major: number, output: Output): Promise<number> {
  const { design, tables, issues } = await readModelFile(path, major);
  if (design === null) {
    for (const issue of issues)
      output.note(`${issue.file}:${String(issue.line ?? 1)}:${String(issue.column ?? 1)}: ${issue.severity}: ${issue.message} ${issue.hint ?? ""}`.trimEnd());
    return EXIT.refused;
  }
  const groups = explainDesign(design);
  const wanted =
    about === undefined
      ? groups
      : groups.filter(
          (group) => [about, tables.get(about)].includes(group.title.split(".").at(-1)) || group.title === about || areaOf(group.title, design) === about,
        );
  const single =
    wanted.length > 0
      ? wanted
      : groups
          .map((group) => ({
            ...group,
            lines: group.lines.filter((line) => line.object === about || `${group.title.split(".").at(-1) ?? ""}.${line.object}` === about),
          }))
          .filter((group) => group.lines.length > 0);
  if (single.length === 0) {
    output.note(
      `error: nothing is called ${about ?? ""} here\nhint: name an area, an entity, a table, or a table's column: ${groups
        .map((group) => group.title.split(".").at(-1))
        .slice(0, 10)
        .join(", ")}…`,
    );
    return EXIT.refused;
  }
  output.result(explanationText(single), single);
  return EXIT.ok;
}

function areaOf(table: string, design: Design): string | undefined {
  return design.decisions
    .find((decision) => decision.rule === "names.area" && decision.subject === `table:${table}`)
    ?.cites.at(-1)
    ?.replace("areas.", "");
}

/** `model script`: the SQL that builds a model from nothing, for one schema: tenants with a schema or database of their own each get it. */
export async function scriptModelCommand(
  path: string,
  flags: { readonly schema?: string; readonly owner?: string },
  major: number,
  output: Output,
): Promise<number> {
  const { design, issues } = await readModelFile(path, major, flags);
  if (design === null) {
    for (const issue of issues)
      output.note(`${issue.file}:${String(issue.line ?? 1)}:${String(issue.column ?? 1)}: ${issue.severity}: ${issue.message} ${issue.hint ?? ""}`.trimEnd());
    return EXIT.refused;
  }
  const { statements } = (await loadCompiler()).value<{ readonly statements: readonly string[] }>("script", { catalog: design.catalog });
  output.result(`${["begin", ...statements, "commit"].join(";\n")};\n`, { schema: design.settings.schema, statements });
  return EXIT.ok;
}

/** `model rename`: another name wherever the document speaks of the thing; its identity stays. */
export async function renameModelCommand(path: string, former: string, name: string, output: Output): Promise<number> {
  const document = parseModel(await readText(path, "a model file"), path);
  try {
    renameInModel(document, former, name);
  } catch (error) {
    if (!(error instanceof RenameRefused)) throw error;
    output.note(`error: ${error.message}`);
    return EXIT.refused;
  }
  await writeFile(path, writeModel(document));
  output.result(`${path}: ${former} is ${name} now; its id stays, so that the next plan is a rename`, { file: path, former, name });
  return EXIT.ok;
}

/** `template list`. */
export async function listTemplatesCommand(output: Output): Promise<number> {
  const templates = (await readTemplates(templatesFolder)).map(({ name, description, tenancy, entities }: Template) => ({
    template: name,
    entities: entities.length,
    tenancy,
    description,
  }));
  output.result(textTable(templates), templates);
  return EXIT.ok;
}

/** `template show`. */
export async function showTemplateCommand(name: string, output: Output): Promise<number> {
  const templates = await readTemplates(templatesFolder);
  const found = templates.find((each) => each.name === name);
  if (found === undefined) {
    output.note(`error: there is no template ${name}\nhint: there are: ${templates.map((each) => each.name).join(", ")}`);
    return EXIT.refused;
  }
  output.result(found.document, found);
  return EXIT.ok;
}
