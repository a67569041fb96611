import { z } from "zod";
import { documentSchema } from "./schema-document.ts";

/** The model document's JSON Schema, for editors: completion, hover text, red lines. */
export function modelJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(documentSchema, { target: "draft-2020-12", io: "input", reused: "ref" });
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema };
}
