import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startApprovals } from "../end-to-end/approvals.ts";
import type { Approvals } from "../end-to-end/approvals.ts";
import { recordRequests } from "./recorded-requests.ts";
import type { Recorded } from "./recorded-requests.ts";
import { newId } from "../build/new-id.ts";

type Changes = Readonly<Record<string, unknown>>;

/** Repeats Teams' request for an approver's press with an attacker's changes, and checks that it has no effect. */
describe("A forged or replayed decision", () => {
  let company: Approvals;
  let recorder: Awaited<ReturnType<typeof recordRequests>>;
  /** Megan's approval of one request, with her token in it. */
  let approval: Recorded;
  /** Another request, which is undecided. */
  let open: string;

  before(async () => {
    company = await startApprovals();
    recorder = await recordRequests(company.world.endpoint);
    company.world.sandbox.setBotEndpoint(recorder.url);
    await company.ask("first@woodgrovebank.com");
    await company.press(company.megan, await company.request("first@woodgrovebank.com"), "approve");
    await company.ask("open@woodgrovebank.com");
    open = (await company.stored("open@woodgrovebank.com")).id;
    const found = recorder.requests.find(({ activity }) => /"verb":"approve".*"authentication"/.test(JSON.stringify(activity)));
    assert.ok(found);
    approval = found;
  });
  after(async () => {
    await recorder.close();
    await company.close();
  });

  /** The bot's answer to the press; HTTP is always 200 if a turn ran. */
  async function send(activity: Changes): Promise<{ readonly statusCode?: number; readonly value?: unknown }> {
    const headers = { authorization: approval.authorization, "content-type": "application/json" };
    const response = await fetch(company.world.endpoint, { method: "POST", headers, body: JSON.stringify(activity) });
    const text = await response.text();
    assert.doesNotMatch(text, /\bat .*:\d+:\d+|node_modules|\.ts\b/);
    return text === "" ? {} : JSON.parse(text);
  }

  const pressed = (verb: string, data: Changes, more: Changes = {}): Changes => {
    const { authentication, ...value } = Object(approval.activity["value"]);
    const action = { type: "Action.Execute", verb, data };
    return { ...approval.activity, id: newId(), value: { ...value, action, authentication, ...more } };
  };
  const from = (activity: Changes, aadObjectId: string): Changes => ({ ...activity, from: { ...Object(activity["from"]), aadObjectId } });
  const stateOf = async () => (await company.stored("open@woodgrovebank.com")).state.kind;

  async function assertNothing(activity: Changes): Promise<string> {
    const posts = company.posts();
    const answer = await send(activity);
    assert.deepEqual([await stateOf(), company.posts()], ["awaiting-approval", posts]);
    return JSON.stringify(answer);
  }

  it("is one decision for any number of equal activities", async () => {
    const posts = company.posts();
    const before = await company.stored("first@woodgrovebank.com");
    await Promise.all([send(approval.activity), send(approval.activity)]);
    await send({ ...approval.activity, id: newId() });
    const after = await company.stored("first@woodgrovebank.com");
    assert.deepEqual([after.approval?.decision, after.state.kind], [before.approval?.decision, before.state.kind]);
    assert.deepEqual([company.posts(), company.mailsTo("first@woodgrovebank.com")], [posts, 1]);
  });

  for (const verb of ["approve", "approve-changed", "reject", "ask-back"]) {
    const words = { question: "Why?", reason: "No" };

    it(`${verb} with another approver's token is refused, and recorded`, async () => {
      const said = await assertNothing(from(pressed(verb, { invitation: open, ...words }), PERSON_IDS.alex));
      assert.match(said, /sign-in was not accepted/);
      assert.ok((await company.trail("open@woodgrovebank.com")).includes("decision-refused"));
    });

    it(`${verb} by the requester with an approver's token is refused`, async () => {
      const said = await assertNothing(from(pressed(verb, { invitation: open, ...words }), PERSON_IDS.adele));
      assert.match(said, /You asked for this yourself/);
    });

    it(`${verb} without a token asks to sign in`, async () => {
      const said = await assertNothing(pressed(verb, { invitation: open, ...words }, { authentication: undefined }));
      assert.match(said, /loginRequest/);
    });

    it(`${verb} from another tenant is refused`, async () => {
      const tenantId = newId();
      const activity = pressed(verb, { invitation: open, ...words });
      const conversation = { ...Object(activity["conversation"]), tenantId };
      const channelData = { ...Object(activity["channelData"]), tenant: { id: tenantId } };
      assert.match(await assertNothing({ ...activity, conversation, channelData }), /another/);
    });

    it(`${verb} with changed ids decides nothing`, async () => {
      for (const invitation of [newId(), "' or 1=1 --", { toString: "x" }, [open], null]) {
        assert.match(await assertNothing(pressed(verb, { invitation, ...words })), /don't know this invitation/);
      }
    });
  }

  for (const verb of ["reject", "ask-back"]) {
    it(`${verb} without a text, or with a value that isn't text, does nothing`, async () => {
      for (const given of [undefined, "", " \u0000 ", 7, ["x"], { text: "x" }, "x".repeat(501)]) {
        await assertNothing(pressed(verb, { invitation: open, question: given, reason: given }));
      }
    });
  }
});
