import { z } from "zod";
import { expressionSchema, nameSchema } from "./schema-names.ts";
import { languages } from "./vocabulary.ts";

/** A question that is asked often. */
export const accessSchema = z
  .strictObject({
    name: nameSchema,
    entity: nameSchema,
    equals: z.array(nameSchema).default([]).meta({ description: "Attributes and to-one keys compared by =." }),
    range: z.array(nameSchema).default([]).meta({ description: "Attributes compared by <, > or between." }),
    sort: z
      .array(z.string().regex(/^-?[a-z][a-z0-9_]*$/))
      .default([])
      .meta({ description: "Order of the result; - for descending.", examples: [["-placed_at"]] }),
    search: z.array(nameSchema).default([]).meta({ description: "Texts searched by words." }),
    by: z
      .enum(["words", "likeness"])
      .optional()
      .meta({ description: "words: whole words, also in other forms of them; likeness: parts of words and misspelt ones, needs the extension pg_trgm." }),
    contains: z.array(nameSchema).max(1).optional().meta({ description: "A list, range, point or json that is asked for what lies in it." }),
    near: nameSchema.optional().meta({ description: "A vector or point: the nearest rows come first." }),
    language: z.enum(languages).default("simple").meta({ description: "The language of the texts searched." }),
    returns: z.array(nameSchema).default([]).meta({ description: "What is shown of each row." }),
    aggregates: z.array(nameSchema).default([]).meta({ description: "Numbers that are summed or averaged." }),
    stale_for: z
      .string()
      .regex(/^[1-9]\d{0,3} (minute|hour|day|week)s?$/)
      .optional()
      .meta({
        description: "How old the sums may be: they are kept ready, one row for each value of equals, and read the table only when they are refreshed.",
        examples: ["1 hour"],
      }),
    when: expressionSchema.optional().meta({ description: "Only these rows are ever asked for." }),
    share: z.number().min(0).max(100).optional().meta({ description: "Percent of the traffic." }),
    within_ms: z.number().positive().max(3_600_000).optional().meta({ description: "Answer expected within." }),
  })
  .meta({ id: "access_pattern", title: "access pattern", description: "A question the application asks often." });
