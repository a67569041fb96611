import { expect, test } from "vitest";
import { dollarQuoted } from "../../plv8/src/render/dollar-quoted.ts";

test("ordinary lines stand between the word's marks", () => {
  expect(dollarQuoted(["begin", "end"])).toBe("$arch$\nbegin\nend\n$arch$");
});

test("no line ends the string: not by a whole mark, not by one that two names make together", () => {
  expect(dollarQuoted(["a $arch$; select 1/0; --", "$archx$"])).toBe("$archxx$\na $arch$; select 1/0; --\n$archx$\n$archxx$");
  expect(dollarQuoted(["left$rights"], "rights")).toBe("$rightsx$\nleft$rights\n$rightsx$");
});
