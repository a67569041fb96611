import { z } from "zod";
import { nameSchema, sentenceSchema } from "./schema-names.ts";

const uniqueSchema = z.enum(["tenant", "global", "living"]).meta({
  description: "No two rows have the same value: within one tenant, in the whole table, or with soft_delete among all that are not deleted.",
});

const privateSchema = z.enum(["identity", "contact", "financial", "health", "location", "secret"]).meta({
  description: "Personal data, and of which class.",
});

/** What every attribute may say. */
export const named = {
  is: sentenceSchema.optional().meta({ description: "What it means, in one sentence; becomes the column's comment.", examples: ["Where order mails go."] }),
  id: nameSchema.optional().meta({ description: "Its identity: the name under which it was first declared. Keep it when you rename." }),
  required: z.boolean().default(false).meta({ description: "Every row has a value." }),
  private: privateSchema.optional(),
};

/** Hover texts of limits and defaults. */
export const said = {
  min: { description: "Smallest value allowed." },
  max: { description: "Greatest value allowed." },
  default: { description: "The value of a row that gives none.", examples: [0, "web", "now"] },
};

/** What every attribute with comparable values may say. */
export const common = { ...named, unique: uniqueSchema.optional() };
