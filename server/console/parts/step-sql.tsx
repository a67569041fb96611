import { useState } from "react";
import { useQuery } from "urql";
import { words } from "../client.ts";
import { json, shown } from "../format.ts";
import { StepBody } from "../queries.ts";
import { Problem } from "./problem.tsx";

type Run = {
  readonly kind: string;
  readonly lock_mode?: string | null;
  readonly lock_tables?: readonly string[];
  readonly statements?: readonly string[];
  readonly statement?: string;
  readonly high_water?: string;
  readonly batch?: string;
  readonly query?: string;
};
type Body = {
  readonly run: Run;
  readonly undo:
    { readonly kind: "run"; readonly run: Run } | { readonly kind: "inert"; readonly residue: string } | { readonly kind: "cannot"; readonly reason: string };
};

/** The statements of one step and of its way back, as they are digested and would run; asked for when they are opened. */
export function StepSql({ plan, ordinal }: { plan: string; ordinal: number }) {
  const [open, setOpen] = useState(false);
  const [answer] = useQuery({ query: StepBody, variables: { plan, ordinal }, pause: !open });
  const body = json<Body | null>(answer.data?.planStep?.body, null);
  return (
    <details
      className="sql"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>SQL</summary>
      {answer.error === undefined ? null : <Problem text={words(answer.error)} />}
      {body === null ? null : (
        <>
          <pre tabIndex={0}>{textOf(body.run)}</pre>
          <p className="quiet">way back</p>
          <pre tabIndex={0}>{wayBack(body)}</pre>
        </>
      )}
    </details>
  );
}

function textOf(run: Run): string {
  const lock =
    run.lock_mode == null || (run.lock_tables ?? []).length === 0
      ? []
      : [`lock table ${(run.lock_tables ?? []).join(", ")} in ${run.lock_mode.toLowerCase()} mode`];
  const statements = [...lock, ...(run.statements ?? []), ...[run.statement, run.high_water, run.batch, run.query].filter((text) => text !== undefined)];
  return statements.length === 0 ? "-- nothing" : statements.map((statement) => `${shown(statement)};`).join("\n");
}

function wayBack({ undo }: Body): string {
  switch (undo.kind) {
    case "run":
      return textOf(undo.run);
    case "inert":
      return `-- none needed; there stays: ${shown(undo.residue)}`;
    case "cannot":
      return `-- none: ${shown(undo.reason)}`;
    default:
      return undo satisfies never;
  }
}
