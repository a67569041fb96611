import { z } from "zod";

// No parsers made from strings: the same path in a host that allows them and in one that does not.
z.config({ jitless: true });

/** A name in the model: it becomes a name in the database unchanged. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .meta({
    id: "name",
    title: "name",
    description: "Lower-case letters, digits and underscores, a letter first; at most 63 bytes.",
    examples: ["order", "placed_at"],
  });

/** One sentence for people; it becomes the comment in the database. */
export const sentenceSchema = z.string().min(1).max(1000);

/** One SQL expression over the entity's own attributes and to-one keys. */
export const expressionSchema = z
  .string()
  .min(1)
  .meta({
    id: "expression",
    title: "SQL expression",
    description: "One SQL expression over the entity's own attributes and to-one keys: no subselects, no functions outside the allow-list. Quote it.",
    examples: ["status = 'draft' or placed_at is not null"],
  });

/** An exact number: a YAML number, or text where more than 15 digits matter. */
export const decimalSchema = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);

/** `5% a month`, `200 a day`. */
export const growthSchema = z
  .string()
  .regex(/^\d+(\.\d+)?%? a (day|week|month|year)$/)
  .meta({
    description: "How the number of rows grows.",
    examples: ["5% a month", "20000 a day"],
  });

/** `6 years`, `90 days`. */
export const periodSchema = z
  .string()
  .regex(/^\d+ (day|week|month|year)s?$/)
  .meta({
    description: "A length of time.",
    examples: ["6 years", "90 days"],
  });

/** A POSIX regular expression that the whole text is compared with. */
export const patternSchema = z
  .string()
  .min(1)
  .max(500)
  .meta({
    description: "A POSIX regular expression that every value matches; write ^ and $ where the whole value is meant.",
    examples: ["^[A-Z]{2}[0-9]{6}$"],
  });
