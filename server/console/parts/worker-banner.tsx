import { usePolled } from "../client.ts";
import { Status } from "../queries.ts";

/** Says so when nobody works, because then everything that waits, waits in vain. */
export function WorkerBanner() {
  const { data } = usePolled(Status, {}, 10_000);
  const worker = data?.status.nodes.find((row) => row.item === "worker");
  return <div role="status">{worker?.note == null ? null : <p className="banner">{worker.note.charAt(0).toUpperCase() + worker.note.slice(1)}.</p>}</div>;
}
