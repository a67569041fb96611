/** The templates of this release as SQL: their rows are replaced at each install and upgrade. */
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

type Model = {
  readonly intent?: { readonly tenancy?: { readonly kind: string; readonly by?: string } };
  readonly entities: object;
  readonly access: readonly { readonly name: string }[];
};

/** A template as it is stored. */
export type Template = {
  readonly name: string;
  readonly description: string;
  readonly questions: readonly string[];
  readonly tenancy: string;
  readonly entities: readonly string[];
  readonly access_patterns: readonly string[];
  readonly document: string;
  readonly model: object;
};

/** Every template of a folder, by name. The first comment lines of a document say what it is and which questions it answers. */
export async function readTemplates(folder: string): Promise<readonly Template[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
  return Promise.all(files.map(async (file) => describe(file.replace(/\.yaml$/, ""), await readFile(join(folder, file), "utf8"))));
}

function describe(name: string, document: string): Template {
  const model = parse(document) as Model;
  const head = /^(?:# .*\n)+/.exec(document)?.[0].replace(/^# /gm, "").replaceAll("\n", " ").trim() ?? "";
  const [description = "", asked = ""] = head.split(/\s*Questions it answers:\s*/);
  const { kind = "none", by } = model.intent?.tenancy ?? {};
  return {
    name,
    description,
    document,
    model,
    questions: asked
      .split(/(?<=\?)\s+/)
      .filter((question) => question !== "")
      .map((question) => question.charAt(0).toUpperCase() + question.slice(1)),
    tenancy: by === undefined ? kind : `${kind} by ${by}`,
    entities: Object.keys(model.entities),
    access_patterns: model.access.map((pattern) => pattern.name),
  };
}

/** SQL text that makes `arch.templates` hold exactly these. */
export function templatesSql(templates: readonly Template[]): string {
  const array = (words: readonly string[]): string => `array[${words.map(literal).join(", ")}]::text[]`;
  const rows = templates.map(
    (each) =>
      `  (${[literal(each.name), literal(each.description), array(each.questions), literal(each.tenancy), array(each.entities), array(each.access_patterns), literal(each.document), literal(JSON.stringify(each.model))].join(", ")})`,
  );
  return [
    "delete from arch.templates;",
    ...(rows.length === 0
      ? []
      : ["insert into arch.templates (name, description, questions, tenancy, entities, access_patterns, document, model)", "values", `${rows.join(",\n")};`]),
    "",
  ].join("\n");
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
