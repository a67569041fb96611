/** The pages of rules about tenants, who sees which rows, privileges. */
import { page, thing, owned, text, plain, type RulePages } from "./page.ts";

export const tenancyPages: RulePages = {
  "grants.application-roles": page(
    "Applications get the rights they need on tables that belong to somebody else.",
    "Never: an owner could switch row security off.",
    null,
    plain,
  ),
  "tenancy.database-each": page(
    "Each tenant has a database of its own: the model is one tenant's.",
    "More than some hundred tenants, or questions across them: row.",
    plain,
    thing(text, "", ", intent: { tenancy: { kind: database } }"),
  ),
  "tenancy.row-security": page(
    "A policy shows each session the rows of its tenant only.",
    "Few large tenants with rules of their own: schema or database.",
    plain,
    owned("attributes: { a: { type: text } }"),
  ),
  "tenancy.rows-each": page(
    "Tenants share the tables; which of the three ways is right, and why not the others.",
    "Up to some hundred tenants that are restored or extended one by one: schema. Few large ones, or where law or contract wants them apart: database.",
    plain,
    owned("attributes: { a: { type: text } }"),
  ),
  "tenancy.schema-each": page(
    "Each tenant has a schema of its own: the model is one tenant's.",
    "More than some thousand tables in all: the catalog itself gets slow; row.",
    plain,
    thing(text, "", ", intent: { tenancy: { kind: schema } }"),
  ),
  "tenancy.session-setting": page(
    "The application says per transaction whose request it serves.",
    "Applications that nobody trusts with that: a database each.",
    plain,
    owned("attributes: { a: { type: text } }"),
  ),
  "visible.session-setting": page(
    "The application says per transaction on whose behalf it acts, and what for; policies ask for it.",
    "Applications that nobody trusts with that: a login for each person, and policies of your own.",
    "{ model: m, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, other: { is: Another. } } }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
  "visible.through": page(
    "What hangs on a row is seen by whoever sees the row.",
    "Something that others may see without it: an optional relationship.",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } }, visible: { open: { purpose: care, when: \"a = 'x'\" }, let_in: { by: pass } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
  "visible.ways": page(
    "A row is seen only in one of some ways: by what it says itself, by a row that opens it for who looks, for a purpose. What opens is written and kept like any other row, so an emergency leaves its reason behind.",
    "Columns that few may see: an entity of their own, within this one. What opens rows is seen by the whole tenant.",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } }, visible: { open: { purpose: care, when: \"a = 'x'\" }, let_in: { by: pass } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
};
