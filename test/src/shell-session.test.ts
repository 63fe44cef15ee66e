import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { systemClock } from "../../src/clock.ts";
import { readPersonSettings } from "../../src/config.ts";
import type { DirectorySettings } from "../../src/directory-settings.ts";
import type { ShellSignIn, SignInRequest } from "../../src/ports/identity.ts";
import { signInAtShell } from "../../src/shell-session.ts";
import { startedSandbox, type StartedSandbox } from "../sandbox/started-sandbox.ts";

type Fields = Readonly<Record<string, string>>;
/** The device code flow asks every five seconds; nobody waits for that here. */
const clock = {
  ...systemClock,
  wait: (milliseconds: number, signal?: AbortSignal) =>
    milliseconds === 5_000 ? setImmediateWait() : systemClock.wait(milliseconds, signal),
};
const setImmediateWait = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe("signInAtShell", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  /** What happens between Entra's page and the redemption of its code. */
  let leaves: () => void = () => undefined;
  beforeEach(() => {
    world.reset();
    leaves = () => undefined;
  });

  /** Signs in as a person who answers Entra's pages with these choices, one page after the other. */
  async function signIn(how: ShellSignIn, ...pages: readonly Fields[]) {
    const asked: SignInRequest[] = [];
    const settings: DirectorySettings = readPersonSettings(world.sandbox.botEnvironment());
    const left = [...pages];
    const answer = async (url: string) => {
      const page = await fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(left.shift()) });
      leaves();
      await fetch(page.headers.get("location") ?? "about:blank");
    };
    const enter = async (url: string, user_code: string) => {
      await fetch(url, { method: "POST", body: new URLSearchParams({ user_code, ...left.shift() }) });
    };
    const talk = {
      ...{ environment: {}, stop: new AbortController().signal },
      ask: (request: SignInRequest) => {
        asked.push(request);
        if (request.kind === "enter-code") void enter(request.url, request.code);
      },
      openBrowser: (url: string) => void answer(url),
    };
    return { outcome: await signInAtShell(settings, how, talk, clock), asked };
  }

  it("signs a person in by device code", async () => {
    const { outcome, asked } = await signIn("device-code", { person: PERSON_IDS.admin });
    assert.ok(outcome.kind === "signed-in");
    const { person, graphToken, renew } = outcome.session;
    assert.deepEqual(
      [person.id, person.tenantId, decodeJwt(await graphToken())["oid"], renew],
      [...[PERSON_IDS.admin, TENANT_ID, PERSON_IDS.admin, undefined]],
    );
    assert.deepEqual(
      asked.map(({ kind }) => kind),
      ["enter-code"],
    );
  });

  for (const [what, page, end] of [
    ["who declines", { answer: "no" }, { kind: "declined" }],
    ["who is a guest", { person: GUEST_IDS.sam }, { kind: "refused", why: "guest" }],
  ] as const) {
    it(`signs nobody in by device code ${what}`, async () => {
      assert.deepEqual((await signIn("device-code", page)).outcome, end);
    });
  }

  it("needs public client flows for device codes, and not for a browser", async () => {
    world.sandbox.tenant.app.allowPublicClient = false;
    assert.equal((await signIn("device-code", { person: PERSON_IDS.adele })).outcome.kind, "not-a-public-client");
    assert.equal((await signIn("browser", { person: PERSON_IDS.adele })).outcome.kind, "signed-in");
  });

  it("needs the platform for desktop applications in a browser", async () => {
    const { app } = world.sandbox.tenant;
    app.redirectUris.push(...app.publicRedirectUris.splice(0));
    assert.equal((await signIn("browser", { person: PERSON_IDS.adele })).outcome.kind, "not-a-public-client");
  });

  it("reads the roles of the ID token, if the registration asks for them", async () => {
    world.sandbox.control.patch({ groupMembershipClaims: "directoryRole" });
    const { outcome } = await signIn("browser", { person: PERSON_IDS.admin });
    assert.deepEqual(outcome.kind === "signed-in" && outcome.session.person.roles, ["global-administrator"]);
  });

  it("answers a demand that comes only after the page, once", async () => {
    world.sandbox.control.patch({ mfaRequired: true });
    const { withSecondFactor } = world.sandbox.tenant.grants;
    const page = { person: PERSON_IDS.adele, mfa: "approved" };
    const forgets = [true, false];
    leaves = () => void (forgets.shift() === true && withSecondFactor.clear());
    const { outcome, asked } = await signIn("browser", page, page);
    assert.deepEqual([outcome.kind, asked.length], ["signed-in", 2]);
    assert.match(new URL(asked[1]?.url ?? "").searchParams.get("claims") ?? "", /capolids.*CP1/);
    leaves = () => withSecondFactor.clear();
    assert.equal((await signIn("browser", page, page)).outcome.kind, "strong-auth-needed");
  });

  for (const [control, number] of [
    ["conditionalAccessBlocks", "AADSTS53003"],
    ["assignmentRequired", "AADSTS50105"],
    ["compliantDeviceRequired", "AADSTS53000"],
  ] as const) {
    it(`reports ${number}`, async () => {
      world.sandbox.control.patch({ [control]: true });
      const { outcome } = await signIn("browser", { person: PERSON_IDS.adele });
      assert.deepEqual(outcome.kind === "denied" && outcome.number, number);
    });
  }

  it("leads to the cloud's own pages", async () => {
    for (const [cloud, host] of [
      ["public", "login.microsoftonline.com"],
      ["usgov", "login.microsoftonline.us"],
      ["china", "login.partner.microsoftonline.cn"],
    ] as const) {
      const stop = new AbortController();
      const asked: string[] = [];
      const settings = { cloud, sandboxUrl: undefined, appId: TENANT_ID, tenantId: TENANT_ID, defaultRedirectUrl: "https://x.example" };
      const ask = ({ url }: SignInRequest) => {
        asked.push(url);
        stop.abort();
      };
      await signInAtShell(settings, "browser", { environment: {}, stop: stop.signal, ask, openBrowser: () => undefined });
      assert.deepEqual(
        asked.map((url) => new URL(url).host),
        [host],
      );
    }
  });
});
