import { z } from "zod";
import { accessSchema } from "./schema-access.ts";
import { entitySchema } from "./schema-entity.ts";
import { expressionSchema, nameSchema, sentenceSchema } from "./schema-names.ts";
import { type betweenSchema, relationshipSchema, type toOneOfSchema, type toOneSchema } from "./schema-relationship.ts";

const intentSchema = z
  .strictObject({
    workload: z.enum(["oltp", "write_heavy", "read_heavy", "analytical", "mixed"]).default("oltp").meta({ description: "What is done most." }),
    tenancy: z
      .strictObject({
        kind: z.enum(["none", "row", "schema", "database"]).default("none").meta({ description: "How tenants are kept apart." }),
        by: nameSchema.optional().meta({ description: "With kind row: the entity that is the tenant." }),
      })
      .prefault({})
      .meta({ description: "Whether rows belong to one of several tenants." }),
    actor: nameSchema
      .optional()
      .meta({ description: "The entity on whose behalf a session acts, e.g. the person signed in: `visible` asks for it.", examples: ["practitioner"] }),
    purposes: z
      .array(nameSchema)
      .min(1)
      .max(50)
      .optional()
      .meta({ description: "What sessions are for; `visible` may ask for one of them.", examples: [["treatment", "research"]] }),
    horizon: z
      .string()
      .regex(/^\d+ (month|year)s?$/)
      .optional()
      .meta({ description: "How far ahead the design looks.", examples: ["3 years"] }),
  })
  .meta({ description: "What the database is for." });

const conventionsSchema = z
  .strictObject({
    keys: z.enum(["uuid_v7", "uuid_v4", "bigint"]).default("uuid_v7").meta({ description: "What primary keys are made of." }),
    timestamps: z.boolean().default(true).meta({ description: "Every table has created_at and updated_at." }),
    authors: z.boolean().optional().meta({ description: "Every table also has created_by and updated_by: the login." }),
    extensions: z
      .array(z.enum(["btree_gist", "pg_trgm", "vector"]))
      .optional()
      .meta({
        description: "Extensions of Postgres that are installed (in the schema public) wherever this model goes. The design uses no other.",
        examples: [["btree_gist"]],
      }),
  })
  .meta({ description: "What holds for every table." });

const evolveSchema = z
  .strictObject({
    forward: expressionSchema.optional().meta({ description: "The value, from the last version's columns." }),
    back: expressionSchema.optional().meta({ description: "The last version's value, from this version's columns." }),
    fill: expressionSchema.optional().meta({ description: "The value for rows that exist already.", examples: ["'web'"] }),
  })
  .meta({ description: "How data get from the last version to this one." });

/** The one definition of the model document. */
export const documentSchema = z
  .strictObject({
    model: nameSchema.meta({ description: "The model's name: the project it belongs to." }),
    use: z
      .array(z.string().min(1).max(500))
      .optional()
      .meta({
        description:
          "Other files that join this one: ./billing.yaml, a file of an installed package, or template:NAME. data-architect puts them together before the database sees them.",
        examples: [["./billing.yaml", "@acme/crm/model.yaml", "template:cms"]],
      }),
    intent: intentSchema.prefault({}),
    conventions: conventionsSchema.prefault({}),
    areas: z
      .record(nameSchema, sentenceSchema)
      .optional()
      .meta({
        description: "Parts of a large model, by name, each in one sentence; entities say to which they belong.",
        examples: [{ sales: "Orders, and what is paid." }],
      }),
    entities: z.record(nameSchema, entitySchema).meta({ description: "The things the business talks about, by name." }),
    relationships: z.array(relationshipSchema).default([]).meta({ description: "How entities belong together." }),
    access: z.array(accessSchema).default([]).meta({ description: "What the application asks for: indexes follow." }),
    evolve: z
      .record(z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/), evolveSchema)
      .default({})
      .meta({
        description: "By entity.attribute: how data get from the last version to this one, where it is not obvious.",
      }),
  })
  .meta({ title: "Data Architect model", description: "What the business needs to remember, and how it asks for it." });

export type ModelDocument = z.output<typeof documentSchema>;
export type ToOne = z.output<typeof toOneSchema>;
export type ToOneOf = z.output<typeof toOneOfSchema>;
export type Between = z.output<typeof betweenSchema>;
export type AccessPattern = z.output<typeof accessSchema>;
export type EvolveEntry = z.output<typeof evolveSchema>;
