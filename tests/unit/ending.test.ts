import { expect, test } from "vitest";
import { endingOf, EXIT } from "../../worker/cli/exit.ts";

const failed = (message: string, more: object = {}): Error => Object.assign(new Error(message), more);

test.each([
  [
    failed("could not write to file: No space left on device", { code: "53100" }),
    EXIT.failed,
    /^the server's disk is full: /,
    /make room for the data directory/,
  ],
  [failed("Connection terminated unexpectedly"), EXIT.unreachable, /^the connection broke off in the middle$/, /server's log/],
  [failed("Connection terminated due to connection timeout"), EXIT.unreachable, /^the server did not answer: /, /firewall/],
  [failed("unsupported startup parameter: options", { code: "08P01" }), EXIT.unreachable, /^a pooler stands before the server: /, /ignore_startup_parameters/],
  [failed("timeout expired"), EXIT.unreachable, /^the server did not answer: /, /firewall/],
  [failed("sorry, too many clients already", { code: "53300" }), EXIT.unreachable, /^the server has no connection left: /, /max_connections/],
  [failed("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"), EXIT.unreachable, /the address has none$/, /PGPASSWORD/],
  [failed("no pg_hba.conf entry for host, no encryption", { code: "28000" }), EXIT.unreachable, /^the server refused the login/, /sslmode=require/],
  [failed("getaddrinfo ENOTFOUND db7", { code: "ENOTFOUND", hostname: "db7" }), EXIT.unreachable, /^the host db7 is unknown$/, /correct its name/],
])("%s is said with what to do", (thrown, code, message, hint) => {
  expect(endingOf(thrown)).toEqual({ code, message: expect.stringMatching(message) as string, hint: expect.stringMatching(hint) as string });
});
