/** Which errors mean that the session is gone: the work is repeated by a new one, never judged as failed. */
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { lookup } from "node:dns/promises";
import net from "node:net";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { isConnectionLoss, sqlState } from "../../sql/connection-loss.ts";

/** As Node makes them for a call of the system. */
const ofTheSystem = (code: string, syscall: string): Error => Object.assign(new Error(`${syscall} ${code}`), { code, syscall, errno: -1 });

const ofPostgres = (code: string): Error => Object.assign(new pg.DatabaseError("said by the server", 0, "error"), { code });

describe("an error", () => {
  it("of the system has no SQLSTATE, however many letters its code has", () => {
    const five = Object.keys(constants.errno).filter((code) => code.length === 5);
    expect(five).toContain("EPIPE");
    expect(five.map((code) => sqlState(ofTheSystem(code, "write")))).toEqual(five.map(() => null));
  });

  it.each(["write", "read"])("of a broken connection is a loss of it (%s)", (syscall) => {
    for (const code of ["EPIPE", "ECONNRESET", "ECONNABORTED", "ETIMEDOUT"]) expect(isConnectionLoss(ofTheSystem(code, syscall)), code).toBe(true);
  });

  it("of a stream whose other side has gone is one, though no call of the system failed", () => {
    const ended = Object.assign(new Error("This socket has been ended by the other party"), { code: "EPIPE" });
    expect([sqlState(ended), isConnectionLoss(ended)]).toEqual([null, true]);
  });

  it("of a host that is away, or of a name that leads nowhere, is one too", async () => {
    const port = await freePort();
    const refused = await new Promise((resolve) => net.connect(port, "127.0.0.1").once("error", resolve));
    expect(isConnectionLoss(refused)).toBe(true);
    expect(isConnectionLoss(await lookup("no-such-host.invalid").catch((error: unknown) => error))).toBe(true);
    for (const code of ["EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN"]) expect(isConnectionLoss(ofTheSystem(code, "connect")), code).toBe(true);
  });

  it("of a socket that is not there is one: its server is away", async () => {
    const absent = await new Promise((resolve) => net.connect(join(tmpdir(), "no-such-folder", ".s.PGSQL.5432")).once("error", resolve));
    expect([sqlState(absent), isConnectionLoss(absent)]).toEqual([null, true]);
  });

  it("of a file is none", async () => {
    const missing: unknown = await readFile(join(tmpdir(), "no", "such", "file")).catch((error: unknown) => error);
    expect([sqlState(missing), isConnectionLoss(missing)]).toEqual([null, false]);
  });

  it("of Postgres is one where the server ended the session, and none where a statement failed", () => {
    expect(["57P01", "57P02", "57P03", "57P05", "25P03", "08006", "53300"].filter((code) => !isConnectionLoss(ofPostgres(code)))).toEqual([]);
    expect(["42P01", "23505", "55P03", "XX000"].map((code) => [sqlState(ofPostgres(code)), isConnectionLoss(ofPostgres(code))])).toEqual(
      ["42P01", "23505", "55P03", "XX000"].map((code) => [code, false]),
    );
  });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
