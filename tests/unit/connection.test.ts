import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { addressOf, addressParts, connectionTo } from "../../sql/connection.ts";

const nothing = { PGHOST: "db" };

describe("an address of a database", () => {
  test.each([
    ["postgres://h/%24%23%3f%2F%25%20%C3%BC", { host: "h", dbname: "$#?/% ü" }],
    ["postgresql://u%40x:p%3Aw#?d@h:5433/db", { user: "u@x", password: "p:w#?d", host: "h", port: "5433", dbname: "db" }],
    ["postgres://u@/db", { user: "u", dbname: "db" }],
    ["postgres:///db?host=/tmp&port=5444&sslmode=disable", { dbname: "db", host: "/tmp", port: "5444", sslmode: "disable" }],
    ["postgres://%2Ftmp/db", { host: "/tmp", dbname: "db" }],
    ["postgres://[::1]:5/x", { host: "::1", port: "5", dbname: "x" }],
    ["postgres://h?dbname=a%26b", { host: "h", dbname: "a&b" }],
    ["postgres://", {}],
    [
      "host=db1 port = 5433 dbname='a b' user=o\\'x password='it\\'s \\\\ it'",
      { host: "db1", port: "5433", dbname: "a b", user: "o'x", password: "it's \\ it" },
    ],
    ["service=shop", { service: "shop" }],
  ])("%s is read as psql reads it", (address, parts) => {
    expect(addressParts(address)).toEqual(parts);
    expect(addressParts(addressOf(address, {}))).toEqual(parts);
  });

  test.each([
    "mysql://h/db",
    "postgres:/h",
    "postgres://u:p%ss@h/x",
    "postgres://u:p@ss@h/x",
    "postgres://h:99999/x",
    "postgres://h1:1,h2:2/x",
    "postgres://h/%00",
    "host=a,b dbname=x",
    "host=a b",
    "host='a",
    "host=a port=x",
  ])("%s is none", (address) => {
    expect(addressParts(address)).toBeNull();
    expect(() => connectionTo(address, nothing)).toThrow(/^that is no address of a Postgres database$/);
  });

  test("leads to another database or login of the same server", () => {
    const address = "postgres://ada:secret@h:5433/db?sslmode=require";
    expect(addressOf(address, { database: "a/b #1" })).toBe("postgres://ada:secret@h:5433/a%2Fb%20%231?sslmode=require");
    expect(addressOf(address, { user: "b@b" })).toBe("postgres://b%40b@h:5433/db?sslmode=require");
  });

  test("what it leaves out comes from libpq's variables", () => {
    const set = { PGHOST: "h", PGPORT: "5433", PGUSER: "ada", PGDATABASE: "shop", PGOPTIONS: "-c work_mem=1MB" };
    expect(connectionTo("postgres://", set)).toMatchObject({ host: "h", port: 5433, user: "ada", database: "shop", options: "-c work_mem=1MB" });
    expect(connectionTo("postgres://bob@x/y", set)).toMatchObject({ host: "x", port: 5433, user: "bob", database: "y" });
    expect(connectionTo("postgres://bob@x", { PGPORT: "1" })).toMatchObject({ database: "bob" });
  });

  test("a service of a service file is asked, and what the address says overrides it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-service-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "services");
    await writeFile(file, "# ours\n[other]\nhost=o\n\n[shop]\nhost = db7\r\nport=5440\n# no\ndbname=shop\nuser=ada\n[last]\nuser=x\n");
    const set = { PGSERVICEFILE: file };
    expect(connectionTo("postgres:///?service=shop", set)).toMatchObject({ host: "db7", port: 5440, user: "ada", database: "shop" });
    expect(connectionTo("postgres:///test", { ...set, PGSERVICE: "shop" })).toMatchObject({ host: "db7", user: "ada", database: "test" });
    expect(() => connectionTo("postgres:///?service=none", set)).toThrow(`there is no service none in ${file}`);
  });

  test("sslmode means what libpq means by it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-root-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const root = join(folder, "root.crt");
    await writeFile(root, "CA");
    const ssl = (more: string, set: Readonly<Record<string, string>> = {}): unknown => connectionTo(`postgres://u@h/db${more}`, { ...set }).ssl;
    for (const more of ["?sslmode=disable", "?sslmode=allow", "?sslmode=prefer", ""]) expect(ssl(more)).toBe(false);
    const tries = (address: string): boolean => connectionTo(address, {}).stream !== undefined;
    expect(["?sslmode=disable", "?sslmode=allow", "?sslmode=prefer", "", "?sslmode=require"].map((more) => tries(`postgres://u@h/db${more}`))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(tries("postgres://u@/db?host=/tmp")).toBe(false);
    expect(ssl("?sslmode=require")).toEqual({ rejectUnauthorized: false });
    expect(ssl("", { PGSSLMODE: "require" })).toEqual({ rejectUnauthorized: false });
    expect(ssl("?sslmode=verify-full")).toEqual({});
    expect(ssl(`?sslmode=verify-full&sslrootcert=${root}`)).toEqual({ ca: "CA" });
    expect(ssl(`?sslmode=require&sslrootcert=${root}`)).toEqual({ ca: "CA", checkServerIdentity: expect.any(Function) as unknown });
    expect(ssl("?sslmode=verify-full&sslrootcert=system")).toEqual({});
    expect(() => ssl("?sslmode=always")).toThrow("sslmode always is none that is known");
    expect(connectionTo("postgres://u@/db?host=/tmp&sslmode=require", {}).ssl).toBe(false);
  });
});
