import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("../../docker/", import.meta.url));
const text = readFileSync(`${folder}compose.yaml`, "utf8");
const variables = { POSTGRES_IMAGE: "postgres", POSTGRES_TAG: "18", POSTGRES_PASSWORD: "secret1", PACKAGE: "./data-architect.tgz" };
const compose = (env: NodeJS.ProcessEnv) =>
  spawnSync("docker", ["compose", "-f", `${folder}compose.yaml`, "config", "--quiet"], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  });
const hasCompose = spawnSync("docker", ["compose", "version"], { stdio: "ignore" }).status === 0;

type Service = {
  readonly image?: string;
  readonly build?: unknown;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: object;
};
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };

describe("docker/compose.yaml", () => {
  test("uses published images only, the Postgres one as an argument", () => {
    for (const [name, service] of Object.entries(services)) expect([name, service.build, typeof service.image]).toEqual([name, undefined, "string"]);
    expect(services["postgres"]?.image).toMatch(/^\$\{POSTGRES_IMAGE\b.*\}:\$\{POSTGRES_TAG\b.*\}$/);
  });

  test("publishes one port, on this machine alone", () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toEqual(["127.0.0.1:${SERVER_PORT:-8765}:8765"]);
  });

  test("mounts scripts that exist, and waits for services that exist", () => {
    for (const service of Object.values(services)) {
      for (const volume of service.volumes ?? []) if (volume.startsWith("./")) accessSync(`${folder}${volume.split(":")[0] ?? ""}`, constants.R_OK);
      for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(name);
    }
  });

  test("its README names every variable that must be given", () => {
    const readme = readFileSync(`${folder}README.md`, "utf8");
    for (const [, name = ""] of text.matchAll(/\$\{(\w+):\?/g)) expect(readme).toContain(`\`${name}\``);
  });

  // Needs docker with its compose plugin.
  test.runIf(hasCompose)("docker compose accepts it, and names what is missing", () => {
    const good = compose(variables);
    expect(good.stderr).toBe("");
    expect(good.status).toBe(0);
    const bad = compose({ ...variables, POSTGRES_PASSWORD: undefined });
    expect(bad.status).not.toBe(0);
    expect(bad.stderr).toContain("choose a password");
  });
});
