import { expect, test } from "vitest";
import { requireKnownServer } from "../../sql/server-version.ts";
import { endingOf, EXIT } from "../../worker/cli/exit.ts";

const ending = (number: number): unknown => {
  try {
    requireKnownServer(number);
    return null;
  } catch (error) {
    return endingOf(error);
  }
};

test("a server that is too old, or newer than this release, is refused with what to do", () => {
  for (const number of [150000, 160014, 180004]) expect(ending(number)).toBeNull();
  expect(ending(140023)).toEqual({
    code: EXIT.refused,
    message: "the server is Postgres 14, and this release knows 15 to 18; nothing was read or changed",
    hint: "upgrade the server to 15 or later, or load its pg_dump --schema-only into one",
  });
  expect(ending(90624)).toMatchObject({ message: expect.stringContaining("Postgres 9,") as string });
  expect(ending(190000)).toMatchObject({ code: EXIT.refused, hint: expect.stringContaining("data-architect@latest") as string });
});
