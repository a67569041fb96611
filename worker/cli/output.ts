/** Where commands write: text or one JSON document on standard output, nothing else there; notices and errors go to standard error. */
import { visible } from "../../plv8/src/render/one-line.ts";

export type Output = {
  readonly json: boolean;
  /** `text` for people, `value` for `--json`. */
  readonly result: (text: string, value: unknown) => void;
  readonly note: (text: string) => void;
};

export function makeOutput(json: boolean, out: (text: string) => void, err: (text: string) => void): Output {
  return {
    json,
    result: (text, value) => {
      out(json ? `${JSON.stringify(value)}\n` : text.endsWith("\n") || text === "" ? text : `${text}\n`);
    },
    note: (text) => {
      err(`${visible(text)}\n`);
    },
  };
}
