import { describe, expect, test } from "vitest";
import { useDatabase } from "../helpers/database.ts";
import { peopledTemplate } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";
import { startApi } from "./api.ts";

const database = useDatabase({ template: () => peopledTemplate() });
const me = "{ whoami { nodes { name roles } } }";

describe("who asks", () => {
  test("nobody without a token, with an unknown one, or with a token in the wrong place", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const token = await api.tokenOf("ada");
    for (const answer of [
      await api.ask(null, me),
      await api.ask("da_0000000000000000", me),
      await api.ask(null, me, {}, { authorization: `Basic ${token}` }),
      await api.ask(null, "{ __schema { types { name } } }"),
    ]) {
      expect(answer).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    }
  });

  test("a header can't make somebody else of the person behind the token", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const forged = { "arch.person": "bob", "x-arch-person": "bob", "x-person-id": "bob", "pg-settings": "arch.person=bob", role: "postgres" };
    expect(await api.ask(await api.tokenOf("ada"), me, {}, forged)).toMatchObject({
      status: 200,
      data: { whoami: { nodes: [{ name: "ada", roles: ["author of shop"] }] } },
    });
  });

  test("a person who signs in after another one on the same connection is not the other one", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const names = await Promise.all(
      (["ada", "bob", "olga", "ada", "victor", "bob"] as const).map(async (person) => {
        const { whoami } = await api.as<{ whoami: { nodes: { name: string }[] } }>(person, me);
        return [person, whoami.nodes[0]?.name];
      }),
    );
    for (const [person, name] of names) expect(name).toBe(person);
  });

  test("a revoked token ends at once", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const { verb } = await api.as<{ verb: { result: { id: string; token: string }[] } }>(
      "victor",
      'mutation { verb: issueToken(input: { label: "laptop" }) { result { id token } } }',
    );
    const made = verb.result[0];
    expect(await api.ask(made?.token ?? "", me)).toMatchObject({ status: 200, data: { whoami: { nodes: [{ name: "victor" }] } } });
    await api.as("victor", "mutation ($id: UUID!) { revokeToken(input: { id: $id }) { result { decision } } }", { id: made?.id });
    expect(await api.ask(made?.token ?? "", me)).toMatchObject({ status: 401 });
  });
});

describe("sessions of browsers", () => {
  const post = (url: string, body: string, type = "application/json"): Promise<Response> =>
    fetch(`${url}/session`, { method: "POST", headers: { "content-type": type }, body });

  test("a sign-in sets a cookie that scripts and other sites can't use, and signing out ends it", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await post(api.url, JSON.stringify({ token: await api.tokenOf("bob") }));
    expect(answer.status).toBe(204);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^data_architect_session=da_[0-9a-f]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const session = cookie.split(";")[0] ?? "";
    expect(await api.ask(null, me, {}, { cookie: session })).toMatchObject({ status: 200, data: { whoami: { nodes: [{ name: "bob" }] } } });
    const out = await fetch(`${api.url}/session`, { method: "DELETE", headers: { cookie: session } });
    expect(out.headers.get("set-cookie")).toMatch(/^data_architect_session=; .*Max-Age=0$/);
  });

  test("a form of another site can't ask with somebody's cookie", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const cookie = `data_architect_session=${await api.tokenOf("bob")}`;
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const answer = await fetch(`${api.url}/graphql`, { method: "POST", headers: { "content-type": type, cookie }, body: JSON.stringify({ query: me }) });
      expect(answer.status).toBe(415);
      expect((await post(api.url, JSON.stringify({ token: await api.tokenOf("bob") }), type)).status).toBe(415);
    }
    const get = await fetch(`${api.url}/graphql?query=${encodeURIComponent(me)}`, { headers: { cookie } });
    expect(get.status).toBe(415);
  });

  test("an unknown token sets no cookie", async (t) => {
    const api = await startApi(t, database, newestMajor());
    for (const body of [JSON.stringify({ token: "da_0000000000000000000" }), "{", JSON.stringify({ token: 1 }), "null"]) {
      const answer = await post(api.url, body);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("every page says what it may load", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const page = await fetch(api.url);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("what an error tells", () => {
  test("an error of the catalogue comes whole, with what to do", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await api.ask(await api.tokenOf("ada"), '{ steps(id: "p_99") { nodes { what } } }');
    expect(answer.errors[0]).toMatchObject({
      message: "there is no such plan, or you have no role in its project: p_99",
      extensions: { code: "ZA004", detail: "unknown_plan", hint: expect.stringContaining("arch.plans") as string },
    });
  });

  test("a right that is missing is named", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await api.ask(await api.tokenOf("victor"), 'mutation { addPerson(input: { name: "mallory" }) { result { person } } }');
    expect(answer.errors[0]).toMatchObject({ extensions: { code: "ZA002", detail: "not_allowed" } });
  });

  test("any other database error is only a number", async (t) => {
    const api = await startApi(t, database, newestMajor());
    const answer = await api.ask(await api.tokenOf("ada"), "{ plans(offset: -1) { nodes { id } } }");
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toMatch(/^the request failed; the server's log has the reason under [0-9a-f-]{36}$/);
    expect(JSON.stringify(answer.errors)).not.toMatch(/offset/i);
  });
});
