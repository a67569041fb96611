import { z } from "zod";
import { common, named, said } from "./schema-attribute-common.ts";

const longTextType = z
  .strictObject({ type: z.literal("long_text"), ...named })
  .meta({ description: "Text that is read, not compared: an article, a note. Search it by words." });

const durationType = z.strictObject({ type: z.literal("duration"), ...common }).meta({ description: "A length of time: interval, never negative." });

const phoneType = z.strictObject({ type: z.literal("phone"), ...common }).meta({ description: "A telephone number as +, country, number (E.164)." });

const urlType = z
  .strictObject({ type: z.literal("url"), ...common, default: z.string().optional().meta(said.default) })
  .meta({ description: "An address on the web, with http or https." });

const countryType = z
  .strictObject({
    type: z.literal("country"),
    ...common,
    default: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .meta(said.default),
  })
  .meta({ description: "A country: two capital letters (ISO 3166)." });

const ipType = z.strictObject({ type: z.literal("ip"), ...common }).meta({ description: "An address or a network of the Internet: inet." });

const fileType = z
  .strictObject({
    type: z.literal("file"),
    ...common,
  })
  .meta({ description: "Where a file lies: its key in a store. The bytes stay outside the database." });

const pointType = z.strictObject({ type: z.literal("point"), ...named }).meta({ description: "A place on earth: (longitude, latitude) in degrees." });

const vectorType = z
  .strictObject({
    type: z.literal("vector"),
    ...named,
    dimensions: z.int().min(1).max(2000).meta({ description: "Numbers in each vector." }),
    distance: z.enum(["cosine", "l2", "inner_product"]).default("cosine").meta({ description: "How likeness is measured." }),
  })
  .meta({ description: "An embedding; needs the extension vector." });

const rangeType = z
  .strictObject({
    type: z.literal("range"),
    ...named,
    of: z.enum(["integer", "decimal", "date", "timestamp"]).meta({ description: "What lies between the two ends." }),
  })
  .meta({ description: "Everything between two ends: a period, a price band. Never empty." });

const listType = z
  .strictObject({
    type: z.literal("list"),
    ...named,
    of: z.enum(["text", "integer", "decimal", "date", "uuid"]).meta({ description: "What each item is." }),
    use: z
      .enum(["whole", "items"])
      .meta({ description: "whole: read and written in one piece, an array; items: each is found, ordered or changed by itself, a table of its own." }),
    most: z.int().min(1).max(10_000).optional().meta({ description: "Most items allowed; with use whole." }),
  })
  .meta({ description: "Several values of one kind." });

/** Types beyond the plain ones, in the order in which messages list them. */
export const specialTypes = [
  longTextType,
  durationType,
  phoneType,
  urlType,
  countryType,
  ipType,
  fileType,
  pointType,
  vectorType,
  rangeType,
  listType,
] as const;
