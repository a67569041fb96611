import type { HazardRule } from "./hazard-rule.ts";
import { accessHazards } from "./access-hazards.ts";
import { dataHazards } from "./data-hazards.ts";
import { lockHazards } from "./lock-hazards.ts";
import { lossHazards } from "./loss-hazards.ts";
import { clientHazards } from "./client-hazards.ts";

/** The closed list, sorted by id: H00x locks, H01x data, H02x clients, H03x access, H04x loss. */
export const hazardList: readonly HazardRule[] = [...lockHazards, ...dataHazards, ...clientHazards, ...accessHazards, ...lossHazards];
