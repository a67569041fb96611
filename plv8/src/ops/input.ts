import { byteLength } from "../catalog/byte-length.ts";
import type { Catalog } from "../types/catalog.ts";
import type { Design, DesignSettings } from "../types/design.ts";
import type { Result } from "../types/issue.ts";

/** One refused input, as every op says it. */
export function refusal(code: string, path: string, message: string, hint: string): Result<never> {
  return { ok: false, issues: [{ code, severity: "error", path, line: null, column: null, message, hint }] };
}

/** Project settings as they come in: a wrong one would stand in every object. */
export function readSettings(value: unknown): Result<DesignSettings> {
  const settings = value as DesignSettings | null | undefined;
  if (typeof settings !== "object" || settings === null)
    return refusal("compiler.input", "settings", "The settings are missing.", "Pass schema, owner, application_roles and major.");
  const { schema, owner, application_roles: roles, major } = settings;
  if (typeof schema !== "string" || !isIdentifier(schema))
    return refusal("settings.schema", "settings.schema", "The schema is not a name of 1 to 63 bytes.", "Register the project with a schema.");
  if (/^(pg_|information_schema$|arch($|_))/.test(schema))
    return refusal("settings.schema", "settings.schema", `The schema ${schema} is not yours to govern.`, "Choose another schema.");
  if (typeof owner !== "string" || !isIdentifier(owner))
    return refusal("settings.owner", "settings.owner", "The owner is not a role's name.", "Register the project with an owner role.");
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === "string" && isIdentifier(role)))
    return refusal(
      "settings.application_roles",
      "settings.application_roles",
      "The application roles are not a list of role names.",
      "Pass a list, may be empty.",
    );
  if (roles.includes(owner))
    return refusal(
      "settings.owner",
      "settings.owner",
      `${owner} is both owner and application role: it could switch row security off.`,
      "Give the application a role of its own.",
    );
  if (![15, 16, 17, 18].includes(major))
    return refusal("settings.major", "settings.major", `Postgres ${String(major)} is not supported.`, "Use Postgres 15 to 18.");
  return { ok: true, value: { schema, owner, application_roles: [...new Set(roles)].sort(), major }, warnings: [] };
}

function isIdentifier(name: string): boolean {
  return name.length > 0 && byteLength(name) <= 63 && !name.includes("\u0000");
}

/** The last version's design; null before the first. */
export function readFormer(value: unknown): Result<Design | null> {
  if (value === null || value === undefined) return { ok: true, value: null, warnings: [] };
  const design = value as Design;
  if (!isCatalog(design.catalog) || !Array.isArray(design.ids))
    return refusal("compiler.input", "former", "The last version's design is not a design.", "Pass what `declare` gave, or null.");
  return { ok: true, value: design, warnings: [] };
}

/** A catalog as the reader or the designer gives it. */
export function readCatalog(value: unknown, path: string): Result<Catalog> {
  if (!isCatalog(value)) return refusal("compiler.input", path, `${path} is not a catalog of canonical form 1.`, "Pass what the catalog reader gave.");
  return { ok: true, value, warnings: [] };
}

function isCatalog(value: unknown): value is Catalog {
  return typeof value === "object" && value !== null && (value as Catalog).canon === 1 && Array.isArray((value as Catalog).objects);
}
