import { z } from "zod";
import { attributeSchema } from "./schema-attribute.ts";
import { entitySchema } from "./schema-entity.ts";
import { expressionSchema, nameSchema, sentenceSchema } from "./schema-names.ts";
import { languages } from "./vocabulary.ts";

const intentSchema = z.strictObject({
  workload: z.enum(["oltp", "write_heavy", "read_heavy", "analytical", "mixed"]).default("oltp").meta({ description: "What is done most." }),
  tenancy: z.strictObject({
    kind: z.enum(["none", "row", "schema", "database"]).default("none").meta({ description: "How tenants are kept apart." }),
    by: nameSchema.optional().meta({ description: "With kind row: the entity that is the tenant." }),
  }).prefault({}).meta({ description: "Whether rows belong to one of several tenants." }),
  horizon: z.string().regex(/^\d+ (month|year)s?$/).optional().meta({ description: "How far ahead the design looks.", examples: ["3 years"] }),
}).meta({ description: "What the database is for." });

const conventionsSchema = z.strictObject({
  keys: z.enum(["uuid_v7", "uuid_v4", "bigint"]).default("uuid_v7").meta({ description: "What primary keys are made of." }),
  timestamps: z.boolean().default(true).meta({ description: "Every table has created_at and updated_at." }),
}).meta({ description: "What holds for every table." });

/** A to-one key: each `from` has one `to`. */
export const toOneSchema = z.strictObject({
  from: nameSchema,
  to: nameSchema,
  role: nameSchema.optional().meta({ description: "The key's name, where it is not the name of `to`." }),
  id: nameSchema.optional().meta({ description: "Its identity: the role under which it was first declared." }),
  is: sentenceSchema.optional().meta({ description: "What it means, in one sentence." }),
  required: z.boolean().default(false).meta({ description: "Every `from` has one." }),
  unique: z.boolean().default(false).meta({ description: "At most one `from` for each `to`." }),
  on_delete: z.enum(["restrict", "cascade", "set_null"]).default("restrict").meta({ description: "What becomes of `from` when `to` is deleted: it forbids it, goes too, or stays without." }),
}).meta({ id: "to_one", title: "to-one", description: "Each `from` has one `to`." });

/** Many-to-many: becomes a table of its own. */
export const betweenSchema = z.strictObject({
  between: z.tuple([nameSchema, nameSchema]).meta({ description: "The two entities." }),
  name: nameSchema,
  plural: nameSchema.optional(),
  id: nameSchema.optional().meta({ description: "Its identity: the name under which it was first declared." }),
  is: sentenceSchema.optional().meta({ description: "What the pair means, in one sentence." }),
  attributes: z.record(nameSchema, attributeSchema).default({}).meta({ description: "What is known of the pair, by name." }),
}).meta({ id: "many_to_many", title: "many-to-many", description: "Each of the one has many of the other, and the reverse." });

const accessSchema = z.strictObject({
  name: nameSchema,
  entity: nameSchema,
  equals: z.array(nameSchema).default([]).meta({ description: "Attributes and to-one keys compared by =." }),
  range: z.array(nameSchema).default([]).meta({ description: "Attributes compared by <, > or between." }),
  sort: z.array(z.string().regex(/^-?[a-z][a-z0-9_]*$/)).default([]).meta({ description: "Order of the result; - for descending.", examples: [["-placed_at"]] }),
  search: z.array(nameSchema).default([]).meta({ description: "Texts searched by words." }),
  language: z.enum(languages).default("simple").meta({ description: "The language of the texts searched." }),
  returns: z.array(nameSchema).default([]).meta({ description: "What is shown of each row." }),
  aggregates: z.array(nameSchema).default([]).meta({ description: "Numbers that are summed or averaged." }),
  when: expressionSchema.optional().meta({ description: "Only these rows are ever asked for." }),
  share: z.number().min(0).max(100).optional().meta({ description: "Percent of the traffic." }),
  within_ms: z.number().positive().max(3_600_000).optional().meta({ description: "Answer expected within." }),
}).meta({ id: "access_pattern", title: "access pattern", description: "A question the application asks often." });

const evolveSchema = z.strictObject({
  forward: expressionSchema.optional().meta({ description: "The value, from the last version's columns." }),
  back: expressionSchema.optional().meta({ description: "The last version's value, from this version's columns." }),
  fill: expressionSchema.optional().meta({ description: "The value for rows that exist already.", examples: ["'web'"] }),
}).meta({ description: "How data get from the last version to this one." });

/** The one definition of the model document. */
export const documentSchema = z.strictObject({
  model: nameSchema.meta({ description: "The model's name: the project it belongs to." }),
  intent: intentSchema.prefault({}),
  conventions: conventionsSchema.prefault({}),
  entities: z.record(nameSchema, entitySchema).meta({ description: "The things the business talks about, by name." }),
  relationships: z.array(z.union([toOneSchema, betweenSchema])).default([]).meta({ description: "How entities belong together." }),
  access: z.array(accessSchema).default([]).meta({ description: "What the application asks for: indexes follow." }),
  evolve: z.record(z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/), evolveSchema).default({}).meta({
    description: "By entity.attribute: how data get from the last version to this one, where it is not obvious.",
  }),
}).meta({ title: "Data Architect model", description: "What the business needs to remember, and how it asks for it." });

export type ModelDocument = z.output<typeof documentSchema>;
export type ToOne = z.output<typeof toOneSchema>;
export type Between = z.output<typeof betweenSchema>;
export type AccessPattern = z.output<typeof accessSchema>;
export type EvolveEntry = z.output<typeof evolveSchema>;
