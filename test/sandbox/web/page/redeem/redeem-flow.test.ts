import assert from "node:assert/strict";
import sinon from "sinon";
import type { RedeemRequest, RedemptionView } from "../../../../../sandbox/page-api/api.ts";
import { RedeemFlow } from "../../../../../sandbox/web/page/redeem/redeem-flow.js";
import { Refusal } from "../../../../../sandbox/web/page/api/request.js";
import { inBrowser } from "../in-browser.ts";
import { button, settled } from "../in-page.ts";
import { redemption } from "../views.ts";

function flowOf(changes: Partial<RedemptionView> = {}) {
  let view = redemption(changes);
  const answers: (Partial<RedemptionView> | Error)[] = [];
  const post = sinon.spy(async (_request: RedeemRequest) => {
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return (view = { ...view, ...answer });
  });
  const flow = new RedeemFlow({ redemption: view, domain: "contoso.com", show: (parts) => document.body.replaceChildren(...parts), post });
  return { flow, post, answers };
}

const heading = (): string => document.querySelector("h1")?.textContent ?? "";

async function press(name: string): Promise<string> {
  button(name).click();
  await settled();
  return heading();
}

function write(name: string, value: string): void {
  const field = document.querySelector(`[name=${name}]`);
  assert.ok(field instanceof HTMLInputElement);
  field.value = value;
}

async function choose(way: string, account = "sam@fabrikam.com"): Promise<string> {
  await press("Use another account");
  write("account", account);
  document.querySelector<HTMLInputElement>(`[value=${way}]`)?.click();
  return press("Next");
}

const refusal = (code: string): Refusal => new Refusal(code, `because ${code}`);

describe("RedeemFlow", () => {
  inBrowser();

  for (const [state, title] of [
    ["gone", "This invitation can't be used"],
    ["Accepted", "You accepted this invitation already"],
    ["PendingAcceptance", "Review permissions"],
  ] as const) {
    it(`begins in the invitation's state: ${state}`, () => {
      flowOf({ state }).flow.start();
      assert.equal(heading(), title);
    });
  }

  it("accepts as the invited address", async () => {
    const { flow, post, answers } = flowOf();
    flow.start();
    answers.push({ state: "Accepted" });
    assert.equal(await press("Accept"), "You're in");
    assert.deepEqual(post.args, [[{ ticket: "t", account: "sam@fabrikam.com", by: "entra" }]]);
  });

  it("says when the invitation was withdrawn meanwhile", async () => {
    const { flow, answers } = flowOf();
    flow.start();
    answers.push({ state: "gone" });
    assert.equal(await press("Accept"), "This invitation can't be used");
  });

  it("asks for no consent under automatic redemption", async () => {
    const { flow, post } = flowOf({ needsConsent: false });
    flow.start();
    assert.equal(heading(), "Sign in to Contoso");
    assert.equal(await press("Sign in"), "You're in");
    assert.equal(post.callCount, 1);
  });

  it("declines, and returns", async () => {
    const { flow, post } = flowOf();
    flow.start();
    assert.equal(await press("Cancel"), "You did not accept");
    assert.deepEqual(post.args, [[{ ticket: "t", action: "decline" }]]);
    assert.equal(await press("Go back"), "Review permissions");
  });

  it("refuses the wrong account, and lets the partner choose another", async () => {
    const { flow, post, answers } = flowOf();
    flow.start();
    assert.equal(await choose("google", "kim@adatum.com"), "Review permissions");
    answers.push(refusal("wrong-account"));
    assert.equal(await press("Accept"), "This invitation can't be used");
    assert.match(document.body.textContent, /because wrong-account/);
    assert.deepEqual(post.args, [[{ ticket: "t", account: "kim@adatum.com", by: "google" }]]);
    await choose("microsoft");
    await press("Accept");
    assert.deepEqual(post.lastCall.args, [{ ticket: "t", account: "sam@fabrikam.com", by: "microsoft" }]);
  });

  it("accepts a one-time passcode, and asks again after a wrong one", async () => {
    const { flow, post, answers } = flowOf();
    flow.start();
    assert.equal(await choose("passcode"), "Enter the code");
    assert.deepEqual(post.lastCall.args, [{ ticket: "t", action: "send-passcode" }]);
    write("code", "00000000");
    await press("Sign in");
    answers.push(refusal("wrong-passcode"));
    assert.equal(await press("Accept"), "Enter the code");
    assert.equal(document.querySelector("[role=alert]")?.textContent, "because wrong-passcode");
    await press("Send another code");
    write("code", "12345678");
    await press("Sign in");
    assert.equal(await press("Accept"), "You're in");
    assert.deepEqual(post.lastCall.args, [{ ticket: "t", account: "sam@fabrikam.com", by: "passcode", passcode: "12345678" }]);
  });

  it("says that the domain is no longer allowed, without offering another account", async () => {
    const { flow, answers } = flowOf();
    flow.start();
    answers.push(refusal("domain-blocked"));
    assert.equal(await press("Accept"), "This invitation can't be used");
    assert.throws(() => button("Use another account"), /no button/);
  });

  it("says that the server can't be reached", async () => {
    const { flow, answers } = flowOf();
    flow.start();
    answers.push(new TypeError("fetch failed"));
    await press("Accept");
    assert.match(document.body.textContent, /The sandbox does not answer/);
  });

  it("blocks future invitations and allows them again", async () => {
    const { flow, post, answers } = flowOf();
    flow.start();
    assert.equal(await press("Block future invitations from Contoso"), "Block invitations from Contoso?");
    assert.equal(await press("Go back"), "Review permissions");
    flow.askToBlock();
    answers.push({ blocked: true });
    assert.equal(await press("Block"), "You blocked invitations from Contoso");
    assert.equal(await press("To the invitation"), "Review permissions");
    flow.askToBlock();
    answers.push({ blocked: false });
    assert.equal(await press("Allow them again"), "Review permissions");
    assert.deepEqual(
      post.args.map(([{ action }]) => action),
      ["block", "unblock"],
    );
  });
});
