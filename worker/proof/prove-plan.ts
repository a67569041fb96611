/**
 * The proof: on scratch, all steps forward give what was declared, the undos of everything before contract give the base back,
 * the locks really taken are no stronger than the planned ones, and planning again from the result finds nothing to do.
 */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { PlanOutput, Step } from "../../plv8/src/types/plan.ts";
import { workOfStep, undoWork } from "../apply/run-input.ts";
import type { WorkerContext } from "../context.ts";
import { isConnectionLoss } from "../../sql/connection-loss.ts";
import { errorText } from "../log.ts";
import { compareCatalogs } from "./compare.ts";
import type { LockNote, Proof, SampleNote } from "./proof.ts";
import type { ProofInput } from "./proof-input.ts";
import { RehearsalFailure, rehearse } from "./rehearse.ts";
import { ScratchLost } from "../scratch/scratch-lost.ts";
import { ScratchFailure } from "../scratch/scratch-failure.ts";
import { fillWithRows } from "./sample-rows.ts";
import { openProofScratch } from "./proof-scratch.ts";
import type { ProofBase } from "./proof-scratch.ts";

type Draft = { -readonly [K in keyof Proof]: Proof[K] };

/** `patient`: a scratch server that can't be opened or does not stay is thrown, for another try; otherwise it is named as missing, or as what went wrong. */
export const provePlan = async (context: WorkerContext, input: ProofInput, patient = false): Promise<Proof> => {
  const began = performance.now();
  const proof: Draft = {
    ok: false,
    forward_steps: 0,
    back_steps: 0,
    seconds: 0,
    server_version: "",
    residue: [],
    locks: [],
    differences: [],
    missing: [],
    sample: null,
    error: null,
    statement: null,
    read_back: null,
    read_back_base: null,
  };
  let asGoverned = (text: string): string => text;
  try {
    const scratch = await openProofScratch(context, input).catch((error: unknown) => {
      throw new ScratchUnavailable(errorText(error));
    });
    proof.server_version = scratch.version;
    asGoverned = scratch.asGoverned;
    proof.missing = await scratch.missing(input.base_catalog, input.declared.catalog);
    if (proof.missing.length === 0) {
      const wanted = scratch.build(input.declared.catalog);
      const walks = scratch.withBase(input.base_catalog, async (base) => {
        proof.read_back_base = base.read_back;
        proof.differences = said("the base, loaded and read back,", compareCatalogs(context.compiler, input.base_catalog, base.read_back));
        const [forward, back] = await bothEnded(proveForward(context, input, base, wanted, proof), proveBack(context, input, base, proof));
        proof.differences = [...proof.differences, ...forward, ...back];
        await proveWithRows(input, base, proof);
      });
      await bothEnded(walks, wanted);
    }
  } catch (thrown) {
    if (thrown instanceof ScratchUnavailable) {
      if (patient) throw thrown;
      proof.missing = [`a scratch server (${thrown.message})`];
      return proof;
    }
    const error = isConnectionLoss(thrown) ? new ScratchLost(thrown, context.config.scratch_url !== null) : thrown;
    if (patient && error instanceof ScratchLost) throw error;
    proof.error = asGoverned(errorText(error));
    proof.statement = error instanceof RehearsalFailure ? error.step : error instanceof ScratchFailure ? error.statement : null;
  }
  proof.ok = proof.error === null && proof.differences.length === 0 && proof.missing.length === 0;
  proof.seconds = Math.round((performance.now() - began) / 10) / 100;
  return proof;
};

class ScratchUnavailable extends Error {}

/** Nothing of either works on scratch any more when this ends; throws what the first threw, else the second. */
const bothEnded = async <A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> => {
  await Promise.allSettled([one, other]);
  return [await one, await other];
};

const proveForward = async (
  context: WorkerContext,
  input: ProofInput,
  base: ProofBase,
  declared: Promise<Catalog>,
  proof: Draft,
): Promise<readonly string[]> => {
  const { compiler } = context;
  const locks: LockNote[] = [];
  const after = await base.withCopy(async (database) => {
    proof.forward_steps = await rehearse(database, input.owner, input.steps.map(workOfStep), input.steps, locks);
    return database.read();
  });
  proof.locks = locks;
  proof.read_back = after;
  const again = compiler.value<PlanOutput>("plan", {
    project: input.project,
    applied: input.declared,
    declared: input.declared,
    live: after,
    sizes: {},
    model_digest: input.model_digest,
  });
  return [
    ...locks.flatMap((noted) => unannouncedText(noted, input.steps)),
    ...said("after the steps,", compareCatalogs(compiler, await declared, after, unmanaged(input))),
    ...said(
      "planning again from the result",
      again.steps.length === 0 ? [] : [`is not empty: ${again.steps.map((text) => (JSON.parse(text) as Step).what).join("; ")}`],
    ),
  ];
};

const proveBack = async (context: WorkerContext, input: ProofInput, base: ProofBase, proof: Draft): Promise<readonly string[]> => {
  const steps = input.steps.filter((step) => step.phase !== "contract");
  proof.residue = steps.flatMap((step) =>
    step.undo.kind === "inert" ? [step.undo.residue] : step.undo.kind === "cannot" ? [`${step.what}: ${step.undo.reason}`] : [],
  );
  const left = new Set(steps.filter((step) => step.undo.kind !== "run").map((step) => step.object));
  return base.withCopy(async (database) => {
    await rehearse(database, input.owner, steps.map(workOfStep), steps, []);
    const backwards = steps
      .filter((step) => step.undo.kind === "run")
      .reverse()
      .flatMap((step) => undoWork(step) ?? []);
    proof.back_steps = await rehearse(database, input.owner, backwards, [], []);
    return said("after the undo,", compareCatalogs(context.compiler, base.read_back, await database.read(), left));
  });
};

/**
 * The steps again, over rows. A check that finds them in its way does its duty: then once more with every column filled. Any other step that such data
 * make fail (class 22: a value does not fit, 23: a constraint is violated) had no check before it, and the plan is not proved.
 */
const proveWithRows = async (input: ProofInput, base: ProofBase, proof: Draft): Promise<void> => {
  for (const sparse of [true, false]) {
    const note = await base.withCopy(async (database): Promise<SampleNote> => {
      const sample = await fillWithRows(database.session, input.base_catalog, input.owner, sparse);
      if (sample.rows === 0) return { ...sample, stopped: null };
      try {
        await rehearse(database, input.owner, input.steps.map(workOfStep), [], []);
        return { ...sample, stopped: null };
      } catch (error) {
        if (!(error instanceof RehearsalFailure)) throw error;
        if (!error.by_check && /\(2[23][0-9A-Z]{3}\)/.test(error.message))
          proof.differences = [...proof.differences, `over made-up rows, step ${error.step} fails where no check stood before it: ${error.message}`];
        return { ...sample, stopped: `${error.step}: ${error.message}` };
      }
    });
    proof.sample = note;
    if (note.stopped === null) return;
  }
};

/** What stood in the base and in no model: it stays as it is, and is no part of the declaration. */
const unmanaged = (input: ProofInput): ReadonlySet<string> => {
  const managed = new Set([...(input.applied?.catalog.objects ?? []), ...input.declared.catalog.objects].map((object) => object.address));
  return new Set(input.base_catalog.objects.map((object) => object.address).filter((address) => !managed.has(address)));
};

const said = (when: string, differences: readonly string[]): readonly string[] => differences.map((difference) => `${when} ${difference}`);

const unannouncedText = (noted: LockNote, steps: readonly Step[]): readonly string[] => {
  const step = steps.find((candidate) => candidate.ordinal === noted.ordinal);
  return noted.unannounced.map((lock) => {
    const planned = step?.locks.find((other) => other.relation === lock.relation)?.mode ?? "none";
    return `step ${String(noted.ordinal)} (${step?.what ?? ""}) takes ${lock.mode} on ${lock.relation}, planned: ${planned}`;
  });
};
