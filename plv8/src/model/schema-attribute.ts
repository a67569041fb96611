import { z } from "zod";
import { currencies } from "./vocabulary.ts";
import { common, named, said } from "./schema-attribute-common.ts";
import { specialTypes } from "./schema-attribute-special.ts";
import { decimalSchema, nameSchema, patternSchema } from "./schema-names.ts";

const textType = z
  .strictObject({
    type: z.literal("text"),
    ...common,
    length: z.int().min(1).max(10_000_000).optional().meta({ description: "Longest text allowed, in characters." }),
    pattern: patternSchema.optional(),
    default: z.string().optional().meta(said.default),
  })
  .meta({ description: "Text of any length." });

const emailType = z
  .strictObject({ type: z.literal("email"), ...common, default: z.string().optional().meta(said.default) })
  .meta({ description: "An e-mail address." });

const integerType = z
  .strictObject({
    type: z.literal("integer"),
    ...common,
    size: z.enum(["normal", "big"]).default("normal").meta({ description: "normal: up to 2,147,483,647; big: up to nine quintillion." }),
    min: z.int().optional().meta(said.min),
    max: z.int().optional().meta(said.max),
    default: z.int().optional().meta(said.default),
  })
  .meta({ description: "A whole number." });

const decimalType = z
  .strictObject({
    type: z.literal("decimal"),
    ...common,
    digits: z.int().min(1).max(1000).default(19).meta({ description: "Digits in all." }),
    scale: z.int().min(0).max(1000).default(4).meta({ description: "Digits after the point." }),
    min: decimalSchema.optional().meta(said.min),
    max: decimalSchema.optional().meta(said.max),
    default: decimalSchema.optional().meta(said.default),
  })
  .meta({ description: "An exact number with a fixed number of digits after the point." });

const moneyType = z
  .strictObject({
    type: z.literal("money"),
    ...common,
    currency: z.enum(currencies as [string, ...string[]]).meta({ description: "ISO 4217 code; decides the digits after the point.", examples: ["EUR"] }),
    min: decimalSchema.optional().meta(said.min),
    max: decimalSchema.optional().meta(said.max),
    default: decimalSchema.optional().meta(said.default),
  })
  .meta({ description: "An amount of one currency: numeric(19, minor digits)." });

const booleanType = z
  .strictObject({ type: z.literal("boolean"), ...common, default: z.boolean().optional().meta(said.default) })
  .meta({ description: "True or false." });

const dateType = z
  .strictObject({
    type: z.literal("date"),
    ...common,
    default: z.literal("today").optional().meta(said.default),
  })
  .meta({ description: "A day in the calendar." });

const timestampType = z
  .strictObject({
    type: z.literal("timestamp"),
    ...common,
    default: z.literal("now").optional().meta(said.default),
  })
  .meta({ description: "A moment in time: timestamptz." });

const uuidType = z.strictObject({ type: z.literal("uuid"), ...common }).meta({ description: "An identifier from elsewhere." });

const jsonType = z
  .strictObject({
    type: z.literal("json"),
    ...named,
    variable: z.boolean().default(false).meta({ description: "Say true: its keys really vary from row to row. Else declare attributes." }),
  })
  .meta({ description: "A structure whose keys vary: jsonb." });

const choiceType = z
  .strictObject({
    type: z.literal("choice"),
    ...common,
    values: z.array(z.string().min(1).max(200)).min(1).max(500).meta({ description: "The values allowed." }),
    default: z.string().optional().meta(said.default),
  })
  .meta({ description: "One of a few values: text with a check." });

const stateType = z
  .strictObject({
    type: z.literal("state"),
    ...named,
    required: z.literal(true).default(true).meta({ description: "Every row has a state." }),
    initial: nameSchema.meta({ description: "The state of a new row." }),
    moves: z.record(nameSchema, z.array(nameSchema)).meta({
      description: "From each state, the states it may move to.",
      examples: [{ draft: ["placed", "cancelled"], placed: ["paid"] }],
    }),
  })
  .meta({ description: "A state machine: text with a check and guarded moves." });

/** Every type an attribute can have. */
export const attributeSchema = z
  .discriminatedUnion("type", [
    textType,
    emailType,
    integerType,
    decimalType,
    moneyType,
    booleanType,
    dateType,
    timestampType,
    uuidType,
    jsonType,
    choiceType,
    stateType,
    ...specialTypes,
  ])
  .meta({ id: "attribute", title: "attribute", description: "One fact about an entity; becomes a column." });

/** An attribute with every default filled in. */
export type Attribute = z.output<typeof attributeSchema>;
