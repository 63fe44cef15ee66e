import assert from "node:assert/strict";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { createGetWithRetry } from "../../../../src/adapters/teams/get-with-retry.ts";
import { isMember, members, owners } from "../../../../src/adapters/teams/rosters.ts";
import { systemClock } from "../../../../src/clock.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

const channel = id("19:sales@thread.tacv2");
const thread = id(`${channel};messageid=1700000000001`);
const megan = { id: "29:megan", name: "Megan Bowen", aadObjectId: "person-megan", userRole: "user" };
const alex = { id: "29:alex", name: null, objectId: "person-alex", userPrincipalName: "alex@contoso.com" };
const sam = { id: "29:sam", name: "Sam Rivera", aadObjectId: "guest-sam", userRole: "guest" };
const nobody = { id: "29:nobody", name: "An app" };
const path = "/emea/v3/conversations/19%3Asales%40thread.tacv2";

describe("rosters", () => {
  let remote: StubRemote | undefined;
  let allowed = true;

  afterEach(async () => {
    await remote?.close();
    allowed = true;
  });

  async function options(...answers: readonly StubStep[]) {
    remote = await stubRemote(...answers);
    const { conversations } = memoryStore();
    await conversations.remember(conversationReference({ id: channel, serviceUrl: `${remote.url}/emea/` }));
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 2, callLimitMs: 1_000 } });
    return {
      endpoints: { botScope: "https://api.botframework.com" },
      appToken: async (scope: string) => `token for ${scope}`,
      get: createGetWithRetry(retry, "teams"),
      conversations,
      serviceUrlAllowed: () => allowed,
    };
  }

  const asked = () => (remote?.requests ?? []).map(({ method, path: where }) => `${method} ${where}`);

  it("reads all pages and both names of the Entra id, without guests and without people who have no Entra id", async () => {
    const teams = await options({ body: { members: [megan, sam, nobody], continuationToken: "a+b" } }, { body: { members: [alex] } });
    assert.deepEqual(await members(teams, thread, 20), [
      { id: "person-megan", teamsId: "29:megan", name: "Megan Bowen", locale: "en", timeZone: "UTC" },
      { id: "person-alex", teamsId: "29:alex", name: "", locale: "en", timeZone: "UTC" },
    ]);
    const first = `GET ${path}/pagedmembers?pageSize=500`;
    assert.deepEqual(asked(), [first, `${first}&continuationToken=a%2Bb`]);
  });

  it("reads no further than it must", async () => {
    const teams = await options({ body: { members: [megan, alex], continuationToken: "more" } });
    assert.equal((await members(teams, channel, 1)).length, 1);
    assert.equal(asked().length, 1);
  });

  describe("of owners", () => {
    const owner = { ...megan, userRole: "owner" };
    const page = (people: readonly unknown[], continuationToken?: string) => ({
      body: { members: people, ...(continuationToken !== undefined && { continuationToken }) },
    });
    const idsOf = (found: Awaited<ReturnType<typeof owners>>) => (found === "not-checked" ? found : found.map(({ id: person }) => person));

    it("finds them on every page", async () => {
      assert.deepEqual(idsOf(await owners(await options(page([sam], "2"), page([owner])), thread)), ["person-megan"]);
    });

    it("doesn't know them where nobody is called one: some rosters tell the role of guests alone", async () => {
      const teams = await options(page([megan, sam]), page([alex]));
      assert.deepEqual([await owners(teams, thread), await owners(teams, thread)], ["not-checked", "not-checked"]);
    });

    it("doesn't know them where the pages come again and again", async () => {
      assert.equal(await owners(await options(page([owner], "2"), page([owner], "2")), thread), "not-checked");
      assert.equal(asked().length, 2);
    });

    it("doesn't know them where the roster is longer than any team's", async () => {
      const endless = Array.from({ length: 100 }, (_, read) => page([owner], `${read}`));
      assert.equal(await owners(await options(...endless), thread), "not-checked");
      assert.equal(asked().length, 100);
    });
  });

  it("asks for one person by their Entra id", async () => {
    assert.equal(await isMember(await options({ body: { ...megan, objectId: "person-megan" } }), thread, id("person-megan")), true);
    assert.deepEqual(asked(), [`GET ${path}/members/person-megan`]);
  });

  it("counts a guest, and a person who isn't found, as no member", async () => {
    const gone = { status: 404, body: { error: { code: "MemberNotFoundInConversation", message: "" } } };
    const teams = await options({ body: sam }, gone);
    assert.deepEqual([await isMember(teams, channel, id("guest-sam")), await isMember(teams, channel, id("person-lee"))], [false, false]);
  });

  it("knows guests by their sign-in name where Teams tells no roles, and counts nobody without one", async () => {
    const withoutRole = { id: "29:nora", name: "Nora Berg", aadObjectId: "guest-nora" };
    const external = { ...withoutRole, userPrincipalName: "nora_woodgrove.com#ext#@contoso.onmicrosoft.com" };
    const external2 = { ...external, userPrincipalName: external.userPrincipalName.toUpperCase() };
    const teams = await options({ body: external }, { body: withoutRole }, { body: { members: [external2, withoutRole, alex] } });
    for (let guest = 0; guest < 2; guest++) assert.equal(await isMember(teams, channel, id("guest-nora")), false);
    assert.deepEqual(
      (await members(teams, channel, 20)).map(({ id: person }) => person),
      ["person-alex"],
    );
  });

  it("counts an external person that Teams calls a member", async () => {
    const member = { ...megan, userPrincipalName: "megan_fabrikam.com#EXT#@contoso.onmicrosoft.com" };
    assert.equal(await isMember(await options({ body: member }), channel, id("person-megan")), true);
  });

  it("says that Teams can't tell after an outage, rather than that somebody isn't there", async () => {
    const teams = await options({ status: 503, body: {} });
    await assert.rejects(isMember(teams, channel, id("person-megan")), { code: "teams-unavailable" });
    await assert.rejects(members(teams, channel, 20), { code: "teams-unavailable" });
  });

  it("asks nowhere else than at hosts that are allowed, and nothing of conversations that it doesn't know", async () => {
    const teams = await options({ body: megan });
    assert.equal(await isMember(teams, id("19:unknown@thread.tacv2"), id("person-megan")), false);
    allowed = false;
    assert.equal(await isMember(teams, channel, id("person-megan")), false);
    assert.deepEqual([await members(teams, channel, 20), asked()], [[], []]);
  });
});
