import type { FunctionObject } from "../../types/catalog.ts";

/** What stands before the body: language, security, settings. */
export function headOf(routine: FunctionObject): string {
  const body = /\n(AS |BEGIN ATOMIC|RETURN )/u.exec(routine.definition);
  return body === null ? routine.definition : routine.definition.slice(0, body.index);
}

/** The body as text; empty for a routine in SQL-standard form. */
export function bodyOf(routine: FunctionObject): string {
  return /\nAS (\$\w*\$)([\s\S]*)\1/u.exec(routine.definition)?.[2] ?? "";
}
