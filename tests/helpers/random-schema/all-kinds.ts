import { columnKind } from "./columns.ts";
import { constraintKind, periodKind } from "./constraints.ts";
import { indexKind, ownedKind, sequenceKind, statisticsKind } from "./indexes.ts";
import {
  castKind,
  extensionKind,
  foreignTableKind,
  operatorKind,
  publicationKind,
  schemaKind,
  searchKind,
  serverKind,
  subscriptionKind,
  wrapperKind,
} from "./others.ts";
import { partStateKind } from "./parts.ts";
import type { PieceKind } from "./piece.ts";
import { eventTriggerKind, policyKind, ruleKind, triggerKind } from "./reactions.ts";
import { callableKind, functionKind, triggerFunctionKind } from "./routines.ts";
import { saidKinds } from "./said.ts";
import { tableKind, tableStateKind } from "./tables.ts";
import { baseTypeKind, collationKind, compositeKind, domainKind, enumKind, rangeKind } from "./types.ts";
import { materializedViewKind, viewKind } from "./views.ts";

const made: readonly PieceKind[] = [
  tableKind,
  columnKind,
  constraintKind,
  periodKind,
  indexKind,
  statisticsKind,
  sequenceKind,
  ownedKind,
  tableStateKind,
  partStateKind,
  enumKind,
  domainKind,
  compositeKind,
  rangeKind,
  collationKind,
  functionKind,
  callableKind,
  triggerFunctionKind,
  viewKind,
  materializedViewKind,
  triggerKind,
  ruleKind,
  policyKind,
  eventTriggerKind,
  schemaKind,
  extensionKind,
  searchKind,
  operatorKind,
  castKind,
  publicationKind,
  wrapperKind,
  serverKind,
  foreignTableKind,
  baseTypeKind,
  subscriptionKind,
];

/** Every kind of object that the generator knows. */
export const allKinds: readonly PieceKind[] = [...made, ...saidKinds(made)];
