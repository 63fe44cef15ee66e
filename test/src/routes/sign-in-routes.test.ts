import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import type { Flows } from "../../../src/flows/flows.ts";
import { pageWords } from "../../../src/routes/page-words.ts";
import type { SignInAnswer } from "../../../src/ports/strong-sign-in.ts";
import { createServer } from "../../../src/server.ts";
import type { HttpServer } from "../../../src/server.ts";
import { signInRoutes } from "../../../src/routes/sign-in-routes.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";
import { stubFlows } from "../../fakes/stub-flows.ts";

const login = "https://login.example/authorize?state=s";
const cookie = "guestlist-sign-in=the-session";

describe("the sign-in pages", () => {
  let server: HttpServer | undefined;
  let log: RecordingLog;

  beforeEach(() => {
    log = new RecordingLog();
  });
  afterEach(async () => server?.close());

  async function ask(path: string, flows: Partial<Flows> = {}, headers: Readonly<Record<string, string>> = {}, isSecure = true) {
    const closed = { kind: "closed", status: 401, code: "closed" } as const;
    const routes = signInRoutes({ flows: stubFlows(flows), log, newReference: () => "ref-1", words: pageWords, isSecure });
    server = createServer({
      ...{ log, routes, health: async () => ({ status: "ready" as const }), receive: async () => undefined },
      gate: { checkToken: async () => closed, checkBody: () => closed },
    });
    const answer = await fetch(`http://127.0.0.1:${await server.listen(0)}${path}`, { headers, redirect: "manual" });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  const begun = { beginSignIn: async () => ({ kind: "begun", url: login, session: "sealed" }) as const };
  const finishing = (seen: SignInAnswer[], kind: "done" | "other-person" | "refused" | "out-of-date" = "done", locale?: string) => ({
    finishSignIn: async (answer: SignInAnswer) => {
      seen.push(answer);
      return { kind, locale, reference: "ref-2" };
    },
  });

  it("lead the holder of a ticket to Entra, with a cookie for the return alone", async () => {
    const tickets: string[] = [];
    const beginSignIn: Flows["beginSignIn"] = async (ticket) => {
      tickets.push(ticket);
      return begun.beginSignIn();
    };
    const { status, headers } = await ask("/sign-in?ticket=abc", { beginSignIn });
    assert.deepEqual([status, headers.get("location"), tickets], [302, login, ["abc"]]);
    const attributes = "Path=/sign-in/callback; Max-Age=600; HttpOnly; SameSite=Lax; Secure";
    assert.equal(headers.get("set-cookie"), `guestlist-sign-in=sealed; ${attributes}`);
    assert.equal(headers.get("cache-control"), "no-store");
  });

  it("make no cookie for https where browsers come by http, which only the sandbox allows", async () => {
    const { headers } = await ask("/sign-in?ticket=abc", begun, {}, false);
    assert.ok(!headers.get("set-cookie")?.includes("Secure"));
  });

  for (const query of ["", "?ticket=", "?ticket=a&ticket=b", `?ticket=${"x".repeat(8_001)}`, "?ticket=stale"]) {
    it(`are out of date without one good ticket: ${query.slice(0, 20)}`, async () => {
      const { status, headers, text } = await ask(`/sign-in${query}`, { beginSignIn: async () => ({ kind: "out-of-date" }) });
      assert.deepEqual([status, headers.get("location")], [400, null]);
      assert.match(text, /out of date/);
    });
  }

  it("hand what came back to the flow, and say that it is done in the person's language", async () => {
    const seen: SignInAnswer[] = [];
    const { status, text, headers } = await ask("/sign-in/callback?code=c&state=s&session_state=x", finishing(seen, "done", "fr-FR"), {
      cookie,
    });
    assert.deepEqual([status, seen], [200, [{ code: "c", state: "s", session: "the-session" }]]);
    assert.match(text, /<html lang="fr" dir="ltr">/);
    assert.match(text, /Retournez dans Teams/);
    assert.match(headers.get("set-cookie") ?? "", /^guestlist-sign-in=; .*Max-Age=0/);
  });

  for (const [kind, status, words] of [
    ["other-person", 403, /another account/],
    ["refused", 403, /ref-2/],
    ["out-of-date", 400, /out of date/],
  ] as const) {
    it(`say what went wrong: ${kind}`, async () => {
      const answer = await ask("/sign-in/callback?error=access_denied&state=s", finishing([], kind), { cookie });
      assert.equal(answer.status, status);
      assert.match(answer.text, words);
    });
  }

  for (const [what, path, headers] of [
    ["without the cookie", "/sign-in/callback?code=c&state=s", { cookie: "another=1" }],
    ["without any cookie", "/sign-in/callback?code=c&state=s", {}],
    ["without a state", "/sign-in/callback?code=c", { cookie }],
    ["with two states", "/sign-in/callback?code=c&state=s&state=t", { cookie }],
    ["with an error that is no word", "/sign-in/callback?state=s&error=%3Cscript%3E", { cookie }],
  ] as const) {
    it(`ask nobody ${what}`, async () => {
      assert.equal((await ask(path, {}, headers)).status, 400);
    });
  }

  it("ask people to try later while Entra can't be reached, and leave a reference in the log", async () => {
    const away = async () => Promise.reject(new GuestlistError("identity-unavailable", "away"));
    const { status, text } = await ask("/sign-in/callback?code=c&state=s", { finishSignIn: away }, { cookie });
    assert.equal(status, 503);
    assert.match(text, /ref-1/);
    assert.deepEqual(log.codes, ["sign-in-page-failed"]);
  });

  it("say so when our own set-up is wrong", async () => {
    const wrong = async () => Promise.reject(new GuestlistError("identity-misconfigured", "wrong"));
    assert.equal((await ask("/sign-in/callback?code=c&state=s", { finishSignIn: wrong }, { cookie })).status, 403);
  });

  for (const [query, status, words] of [
    ["?admin_consent=True&tenant=t", 200, /Consent was granted/],
    ["?error=access_denied&error_description=%3Cscript%3E", 403, /Consent was not granted/],
    ["", 403, /Consent was not granted/],
  ] as const) {
    it(`tell an administrator what became of the consent: ${query}`, async () => {
      const answer = await ask(`/sign-in/consented${query}`);
      assert.equal(answer.status, status);
      assert.match(answer.text, words);
      assert.ok(!answer.text.includes("script"));
    });
  }

  it("use the browser's language when the person is unknown, and load nothing from elsewhere", async () => {
    const { text, headers } = await ask("/sign-in/consented?admin_consent=true", {}, { "accept-language": "fr-CA,en;q=0.8" });
    assert.match(text, /<html lang="fr"/);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/);
    assert.deepEqual(
      ["x-content-type-options", "referrer-policy", "cache-control"].map((name) => headers.get(name)),
      ["nosniff", "no-referrer", "no-store"],
    );
  });
});
