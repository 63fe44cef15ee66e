import assert from "node:assert/strict";
import type { ActionResult, MessageView } from "../../sandbox/page-api/api.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

describe("An approver without silent sign-in", () => {
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());
  afterEach(() => void company.world.sandbox.control.patch({ ssoRefusedInChannels: false, appAddedPersonally: true }));

  async function requested(email: string): Promise<MessageView> {
    await company.ask(email);
    return company.request(email);
  }

  async function approve({ conversation, id, card }: MessageView, more: object = {}): Promise<ActionResult> {
    const action = { id: null, verb: "approve", data: actionOf(card, "approve")?.data };
    return (await company.megan.page.send("POST", "actions", { conversation, message: id, action, ...more })).body;
  }

  /** Signs in on the page that the button opens. @returns the code that Teams passes on. */
  async function signIn(url: string, person: string): Promise<string> {
    const signin = new URL(url, company.world.sandbox.pageUrl).searchParams.get("signin");
    return (await company.megan.page.send("POST", "/api/sign-in", { signin, person, consent: false })).body.code;
  }

  const isApproved = (result: ActionResult) => result.kind === "card" && /Approved by Megan Bowen/.test(wordsOf(result.message.card));

  it("approves by the sign-in button where silent sign-in is refused", async () => {
    const request = await requested("dana@woodgrovebank.com");
    company.world.sandbox.control.patch({ ssoRefusedInChannels: true });
    const asked = await approve(request);
    assert.ok(asked.kind === "sign-in", JSON.stringify(asked));
    assert.equal((await company.stored("dana@woodgrovebank.com")).state.kind, "awaiting-approval");
    assert.ok(isApproved(await approve(request, { state: await signIn(asked.url, PERSON_IDS.megan) })));
    assert.equal(company.mailsTo("dana@woodgrovebank.com"), 1);
  });

  it("can't approve with another person's sign-in", async () => {
    const request = await requested("eva@woodgrovebank.com");
    company.world.sandbox.control.patch({ ssoRefusedInChannels: true });
    const asked = await approve(request);
    assert.ok(asked.kind === "sign-in", JSON.stringify(asked));
    const other = await approve(request, { state: await signIn(asked.url, PERSON_IDS.admin) });
    assert.equal(isApproved(other), false);
    assert.deepEqual(
      [(await company.stored("eva@woodgrovebank.com")).state.kind, company.mailsTo("eva@woodgrovebank.com")],
      ["awaiting-approval", 0],
    );
  });

  it("approves with the same press after adding the app", async () => {
    const request = await requested("kim@woodgrovebank.com");
    company.world.sandbox.control.patch({ appAddedPersonally: false });
    assert.equal((await approve(request)).kind, "add-app");
    assert.equal(company.mailsTo("kim@woodgrovebank.com"), 0);
    assert.ok(isApproved(await approve(request, { addApp: "add" })));
    assert.equal(company.mailsTo("kim@woodgrovebank.com"), 1);
  });
});
