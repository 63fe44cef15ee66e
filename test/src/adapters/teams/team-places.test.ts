import assert from "node:assert/strict";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { createGetWithRetry } from "../../../../src/adapters/teams/get-with-retry.ts";
import { createTeamPlaces } from "../../../../src/adapters/teams/team-places.ts";
import { systemClock } from "../../../../src/clock.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

const thread = id("19:sales@thread.tacv2;messageid=1700000000001");
const groupId = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
/** Answers both requests: for the team, and for its channels. */
const team = { id: "19:team@thread.tacv2", name: "Contoso Partners", aadGroupId: groupId, memberCount: 7 };
const conversations = [
  { id: "19:team@thread.tacv2", name: null },
  { id: "19:sales@thread.tacv2", name: "Sales" },
];
const good = { body: { ...team, conversations } };

describe("createTeamPlaces", () => {
  let remote: StubRemote | undefined;
  let allowed = true;
  let clock: FakeClock;
  let scopes: string[] = [];

  beforeEach(() => {
    allowed = true;
    clock = new FakeClock();
    scopes = [];
  });
  afterEach(async () => {
    await remote?.close();
    remote = undefined;
  });

  /** A bot that knows one thread, and a Teams that gives this answer; a call is tried twice, without a pause. */
  async function places(...answers: readonly StubStep[]) {
    remote = await stubRemote(...answers);
    const store = memoryStore();
    const channelId = "19:sales@thread.tacv2";
    await store.conversations.remember(conversationReference({ id: thread, channelId, serviceUrl: `${remote.url}/emea/` }));
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 2, callLimitMs: 1_000 } });
    return createTeamPlaces({
      endpoints: { botScope: "https://api.botframework.com" },
      appToken: async (scope) => (scopes.push(scope), `token for ${scope}`),
      get: createGetWithRetry(retry, "teams"),
      conversations: store.conversations,
      clock,
      serviceUrlAllowed: () => allowed,
    });
  }

  it("asks at the conversation's service URL, with the bot's own token", async () => {
    const teams = await places(good);
    const place = { groupId, teamName: "Contoso Partners", channelId: "19:sales@thread.tacv2", channelName: "Sales", isStandard: true };
    assert.deepEqual(await teams.describe(thread), place);
    const asked = (remote?.requests ?? []).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(asked.toSorted(), [
      "GET /emea/v3/teams/19%3Ateam%40thread.tacv2",
      "GET /emea/v3/teams/19%3Ateam%40thread.tacv2/conversations",
    ]);
    assert.equal(remote?.requests[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
  });

  it("has its token for Teams ready before it is needed, without asking Teams", async () => {
    const teams = await places();
    await teams.prepare();
    assert.deepEqual([scopes, remote?.requests], [["https://api.botframework.com/.default"], []]);
  });

  it("calls a channel that isn't listed by the team's name", async () => {
    const teams = await places({ body: { ...team, conversations: [] } });
    assert.equal((await teams.describe(thread))?.channelName, "Contoso Partners");
  });

  for (const [listed, isStandard] of [
    [undefined, false],
    [{ name: "Sales" }, true],
    [{ name: "Sales", type: "standard" }, true],
    [{ name: "Sales", type: "private" }, false],
    [{ name: "Sales", type: "shared" }, false],
  ] as const) {
    it(`knows private and shared channels from standard ones: ${listed === undefined ? "not listed" : JSON.stringify(listed)}`, async () => {
      const channels = listed === undefined ? [] : [{ id: "19:sales@thread.tacv2", ...listed }];
      const teams = await places({ body: { ...team, conversations: channels } });
      assert.equal((await teams.describe(thread))?.isStandard, isStandard);
    });
  }

  it("asks again after ten minutes, not before", async () => {
    const teams = await places(good);
    await teams.describe(thread);
    await clock.advance(599_000);
    await teams.describe(thread);
    assert.equal(remote?.requests.length, 2);
    await clock.advance(2_000);
    await teams.describe(thread);
    assert.equal(remote.requests.length, 4);
  });

  it("shows its token to no host that isn't allowed any more", async () => {
    const teams = await places(good);
    allowed = false;
    assert.equal(await teams.describe(thread), undefined);
    assert.equal(remote?.requests.length, 0);
  });

  it("knows no team, for now, when Teams knows none", async () => {
    const teams = await places({ status: 404 }, { status: 404 }, good);
    assert.equal(await teams.describe(thread), undefined);
    assert.equal((await teams.describe(thread))?.groupId, groupId);
  });

  it("says that Teams can't tell after a team without a group", async () => {
    const teams = await places({ body: { ...team, aadGroupId: "", conversations } });
    await assert.rejects(teams.describe(thread), { code: "teams-unavailable" });
  });
});
