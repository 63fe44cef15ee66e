import assert from "node:assert/strict";
import { accepted } from "../../../build/in-state.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const invitation = accepted();
const { conversation } = invitation.home;

describe("createTeams", () => {
  const under = notifierUnderTest(conversation);
  afterEach(() => under.close());

  it("speaks first through an adapter of its own: a failed send doesn't look like a success, whatever the adapter of the turns does with errors", async () => {
    const teams = await under.speaking({ status: 500, body: {} });
    teams.adapter.onTurnError = async () => {};
    const hearer = { as: "requester", person: invitation.requester, conversation } as const;
    await assert.rejects(teams.notifier.sendNotice(invitation, "accepted", hearer), { code: "outcome-unknown" });
    await assert.rejects(teams.cards.edit("home", invitation, undefined), { code: "teams-unavailable" });
  });

  it("lets no host in or out that isn't allowed", async () => {
    const teams = await under.speaking({ body: {} });
    const serviceUrl = "https://evil.example/";
    const body = {
      type: "message",
      channelId: "msteams",
      serviceUrl,
      conversation: { id: "a" },
      from: { id: "b" },
      recipient: { id: "c" },
    };
    assert.deepEqual(teams.gate.checkBody(body), { kind: "closed", status: 400, code: "service-url-foreign" });
    under.forbid();
    assert.deepEqual(await teams.cards.edit("home", invitation, undefined), { kind: "unreachable" });
    assert.deepEqual(under.asked(), []);
  });

  it("knows that a request without a token isn't from Teams", async () => {
    const teams = await under.speaking({ body: {} });
    assert.deepEqual(await teams.gate.checkToken(undefined), { kind: "closed", status: 401, code: "channel-token-invalid" });
  });
});
