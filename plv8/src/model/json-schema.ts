import { z } from "zod";
import { documentSchema } from "./schema-document.ts";

/** The model document's JSON Schema, for editors: completion, hover text, red lines. */
export function modelJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(documentSchema, { target: "draft-2020-12", io: "input", reused: "inline" });
}
