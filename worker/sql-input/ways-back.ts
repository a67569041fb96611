/** Tools keep a migration and its way back in one file, behind a comment: `-- +goose Down`, `-- +migrate Down`, `-- migrate:down`. */
import type { Comment } from "./split-statements.ts";

const MARK = /^--\s*(?:\+(?:goose|migrate)\s+|migrate:)(up|down)\b/iu;

export type WayBack = { readonly start: number; readonly end: number };

/** From each such comment to the next one that says the way forward, or to the end. */
export function waysBack(comments: readonly Comment[], length: number): readonly WayBack[] {
  const marks = comments.flatMap(({ text, start }) => {
    const way = MARK.exec(text)?.[1]?.toLowerCase();
    return way === undefined ? [] : [{ way, start }];
  });
  return marks.flatMap(({ way, start }, index) => (way === "down" ? [{ start, end: marks[index + 1]?.start ?? length }] : []));
}
