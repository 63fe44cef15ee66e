import assert from "node:assert/strict";
import { signInOnPage } from "../../../../../src/adapters/entra/shell/sign-in-on-page.ts";
import type { SignInRequest } from "../../../../../src/ports/identity.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { refusal } from "../entra-under-test.ts";
import { shellEntraUnderTest } from "./shell-entra-under-test.ts";

/** A person whose browser comes back from every page with a code, and an Entra that answers these. */
function person(...steps: readonly FetchStep[]) {
  const { entra } = shellEntraUnderTest(...steps);
  const [asked, opened]: [SignInRequest[], URL[]] = [[], []];
  const talk = {
    ...{ environment: {}, stop: new AbortController().signal },
    ask: (request: SignInRequest) => void asked.push(request),
    openBrowser: (url: string) => {
      const page = new URL(url);
      opened.push(page);
      const back = new URLSearchParams({ code: "c", state: page.searchParams.get("state") ?? "" });
      void fetch(`${page.searchParams.get("redirect_uri")}/?${back}`);
    },
  };
  return { entra, talk, asked, opened };
}

describe("signInOnPage", () => {
  const demand = '{"access_token":{"capolids":{"essential":true,"values":["x"]}}}';
  const challenge = refusal(400, "interaction_required", 50076, { claims: demand });

  it("answers a demand that comes after the page, once", async () => {
    const { entra, talk, opened } = person(challenge, challenge);
    const end = await signInOnPage(entra, "browser", talk);
    assert.equal(end.kind, "strong-auth-needed");
    const claims = opened.map((page) => page.searchParams.get("claims") ?? "");
    assert.deepEqual([opened.length, claims.map((text) => text.includes("capolids"))], [2, [false, true]]);
  });

  it("doesn't ask again after another refusal", async () => {
    const { entra, talk, opened } = person(refusal(400, "interaction_required", 53003));
    assert.equal((await signInOnPage(entra, "browser", talk)).kind, "denied");
    assert.equal(opened.length, 1);
  });

  it("opens no browser here for a sign-in on another device", async () => {
    const { entra, talk, asked, opened } = person(refusal(400, "unauthorized_client", 7000218));
    assert.notEqual((await signInOnPage(entra, "device-code", talk)).kind, "signed-in");
    assert.deepEqual([opened, asked], [[], []]);
  });
});
