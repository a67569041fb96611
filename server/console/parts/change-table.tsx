import { shown } from "../format.ts";
import { describe, groupOf, nameOf, type Change } from "../describe-object.ts";

const words = { create: "new", drop: "goes", alter: "changes", rename: "renamed" } as const;

/** What a plan changes, now beside then, table by table. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(groupOf(change), [...(groups.get(groupOf(change)) ?? []), change]);
  return [...groups].map(([name, group]) => (
    <details className="change-group" key={name} open={group.length <= 12 && groups.size <= 12}>
      <summary>
        <code>{shown(name)}</code> <span className="quiet">{group.length === 1 ? "1 change" : `${group.length} changes`}</span>
      </summary>
      <div className="scroll" role="region" aria-label={`Changes of ${name}`} tabIndex={0}>
        <table className="changes">
          <thead>
            <tr>
              <th>Object</th>
              <th>Now</th>
              <th>After this plan</th>
            </tr>
          </thead>
          <tbody>
            {group.map((change) => (
              <tr key={`${change.kind} ${change.address}`}>
                <td>
                  <span className={`mark ${change.kind}`}>{words[change.kind]}</span> {shown(nameOf(change.after ?? change.before ?? {}))}
                </td>
                <td className="before" data-label="Now">
                  {side(change, "before")}
                </td>
                <td className="after" data-label="After">
                  {side(change, "after")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  ));
}

function side(change: Change, which: "before" | "after") {
  const object = change[which];
  const text = describe(object, change.properties);
  if (text === null || object === undefined) return <span className="quiet">–</span>;
  return <code>{change.kind === "rename" ? `${shown(String(object["name"]))}\n${shown(text)}` : shown(text)}</code>;
}
