import assert from "node:assert/strict";
import { createRosterRoutes } from "../../../../sandbox/teams/connector/connector-rosters.ts";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import type { TeamsPerson } from "../../../../sandbox/teams/chats/people.ts";
import { createTeamsTenant } from "../../../../sandbox/teams/chats/teams-tenant.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("the connector's rosters", () => {
  let world: StartedSandbox;
  let team: string;

  before(async () => {
    world = await startedSandbox();
    team = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const get = (path: string) => world.asBot("GET", `/teams/v3/${path}`);
  const members = (conversation: string, rest = "members") => get(`conversations/${encodeURIComponent(conversation)}/${rest}`);
  const adeleAs = (idName: "objectId" | "aadObjectId"): object => ({
    id: world.sandbox.teams.people.byId(PERSON_IDS.adele)?.teamsId,
    name: "Adele Vance",
    [idName]: PERSON_IDS.adele,
    givenName: "Adele",
    surname: "Vance",
    email: "AdeleV@contoso.com",
    userPrincipalName: "AdeleV@contoso.com",
    tenantId: world.sandbox.tenant.id,
    userRole: "user",
  });

  it("T22: lists everybody in a channel, with or without a thread in the id, and one person in a chat", async () => {
    const inChannel = await members(team);
    assert.equal(inChannel.body.length, world.sandbox.teams.people.all.length);
    assert.deepEqual(inChannel.body[0], adeleAs("objectId"));
    assert.deepEqual(await members(team, "activities/1/members"), inChannel);
    const inChat = await members(chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId));
    assert.deepEqual(inChat, { status: 200, body: [adeleAs("objectId")] });
  });

  it("T118: calls the object id objectId in the list of members, and aadObjectId of one member and in pages", async () => {
    const one = await members(team, `members/${PERSON_IDS.adele}`);
    const [all, page] = [await members(team), await members(team, "pagedmembers")];
    assert.deepEqual([one.body, all.body[0], page.body.members[0]], [adeleAs("aadObjectId"), adeleAs("objectId"), adeleAs("aadObjectId")]);
  });

  it("T22: finds a member by 29: id, Entra object id or UPN", async () => {
    const teamsId = world.sandbox.teams.people.byId(PERSON_IDS.adele)?.teamsId ?? "";
    for (const key of [teamsId, PERSON_IDS.adele, "adelev@contoso.com"]) {
      assert.deepEqual(await members(team, `members/${encodeURIComponent(key)}`), { status: 200, body: adeleAs("aadObjectId") });
    }
  });

  it("T113: has the guests of the directory who were added to the team, with the role guest", async () => {
    const { groups } = world.sandbox.tenant;
    groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.sam).add(PERSON_IDS.lee);
    const { body } = await members(team, "pagedmembers");
    assert.deepEqual(body.members.map(({ name, userRole }: Json) => [name, userRole]).slice(-2), [
      ["MOD Administrator", "owner"],
      ["Sam Rivera", "guest"],
    ]);
    const sam = await members(team, `members/${GUEST_IDS.sam}`);
    assert.deepEqual([sam.body.aadObjectId, sam.body.userRole, sam.body.email], [GUEST_IDS.sam, "guest", "sam.rivera@fabrikam.com"]);
    assert.equal((await get(`teams/${encodeURIComponent(team)}`)).body.memberCount, 7);
    assert.equal((await members(team, `members/${GUEST_IDS.nora}`)).status, 404);
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    assert.equal((await members(chat, `members/${GUEST_IDS.sam}`)).status, 404);
  });

  it("T122: has no guests while guest access in Teams is off, and has them again afterwards", async () => {
    world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.sam);
    const status = async () => (await members(team, `members/${GUEST_IDS.sam}`)).status;
    world.sandbox.control.patch({ teamGuests: "access-off" });
    assert.equal(await status(), 404);
    assert.equal((await members(team, `members/${PERSON_IDS.adele}`)).status, 200);
    world.sandbox.control.patch({ teamGuests: "allowed" });
    assert.equal(await status(), 200);
  });

  it("T123: has members who were added to the group after a while", async () => {
    const { groups, clock } = world.sandbox.tenant;
    const group = groups.get(GROUP_IDS.team);
    group?.members.add(GUEST_IDS.sam);
    group?.joinedGroupAt.set(GUEST_IDS.sam, clock.now().getTime());
    world.sandbox.control.patch({ teamFollowsGroupAfterMs: 60_000 });
    const status = async () => (await members(team, `members/${GUEST_IDS.sam}`)).status;
    assert.equal(await status(), 404);
    clock.advance(60_000);
    assert.equal(await status(), 200);
  });

  it("T124: has no name and no mail of a guest before the first sign-in", async () => {
    world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.nora);
    const read = async () => (await members(team, `members/${GUEST_IDS.nora}`)).body;
    const pending = await read();
    assert.deepEqual(Object.keys(pending), ["id", "aadObjectId", "userPrincipalName", "tenantId", "userRole"]);
    world.sandbox.tenant.users.update(GUEST_IDS.nora, { externalUserState: "Accepted" });
    const accepted = await read();
    assert.deepEqual([accepted.id, accepted.name, accepted.email], [pending.id, "Nora Berg", "nora.berg@woodgrovebank.com"]);
  });

  it("T125: tells who owns the team, by the switch", async () => {
    world.sandbox.control.patch({ teamOwners: ["AdeleV@contoso.com", "meganb@contoso.com"] });
    const { body } = await members(team, "pagedmembers");
    assert.deepEqual(
      body.members.map(({ userRole }: Json) => userRole),
      ["owner", "owner", "user", "user", "user", "user"],
    );
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    assert.equal((await members(chat)).body[0].userRole, "user");
  });

  it("T126: tells nobody's role, by the switch", async () => {
    world.sandbox.control.patch({ rosterRoles: false });
    for (const rest of ["members", "pagedmembers", `members/${PERSON_IDS.admin}`]) {
      const { body } = await members(team, rest);
      for (const each of body.members ?? [body].flat()) assert.ok(!("userRole" in each));
    }
  });

  it("T22: answers 404 for somebody who isn't in the conversation", async () => {
    const adelesChat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    const answer = await members(adelesChat, `members/${PERSON_IDS.megan}`);
    assert.deepEqual(answer, {
      status: 404,
      body: { error: { code: "MemberNotFoundInConversation", message: "No member found for this conversation." } },
    });
  });

  it("T23: pages members, calling the object id aadObjectId there", async () => {
    const { status, body } = await members(team, "pagedmembers?pageSize=50");
    assert.equal(status, 200);
    assert.deepEqual([body.members[0], body.members.length, body.continuationToken], [adeleAs("aadObjectId"), 6, undefined]);
    const rest = await members(team, "pagedmembers?continuationToken=5");
    assert.deepEqual(
      rest.body.members.map((member: { name: string }) => member.name),
      ["MOD Administrator"],
    );
  });

  it("T23: refuses a page size that is no number", async () => {
    assert.equal((await members(team, "pagedmembers?pageSize=many")).status, 400);
  });

  it("T24: returns the team and its channels, General without a name and with the team's id", async () => {
    const { body: details } = await get(`teams/${encodeURIComponent(team)}`);
    const { name, aadGroupId } = world.sandbox.teams.team;
    assert.deepEqual(details, {
      id: team,
      name,
      aadGroupId,
      tenantId: world.sandbox.tenant.id,
      type: "standard",
      channelCount: 2,
      memberCount: 6,
    });
    const { body } = await get(`teams/${encodeURIComponent(team)}/conversations`);
    assert.deepEqual(
      body.conversations.map((channel: { id: string; name: string | null }) => [channel.id === team, channel.name]),
      [
        [true, null],
        [false, "Guest approvals"],
      ],
    );
  });

  it("T15: answers 404 for another team and 403 for one that the bot isn't in", async () => {
    assert.equal((await get("teams/19:other@thread.tacv2")).status, 404);
    for (const conversation of world.sandbox.teams.chats.conversations) world.sandbox.teams.installations.set(conversation, "removed");
    assert.equal((await get(`teams/${encodeURIComponent(team)}`)).status, 403);
  });
});

describe("paging members", () => {
  const person = (number: number): TeamsPerson => ({
    id: `person-${number}`,
    teamsId: `29:${number}`,
    name: `Person ${number}`,
    givenName: "Person",
    surname: String(number),
    mail: `p${number}@contoso.com`,
    userPrincipalName: `p${number}@contoso.com`,
    jobTitle: "",
    part: "requester",
    locale: "en-US",
    timeZone: "UTC",
  });
  const teamOf = (count: number) =>
    createTeamsTenant({
      tenantId: "tenant",
      appId: "app",
      botName: "Bot",
      people: Array.from({ length: count }, (_, index) => person(index)),
    });

  async function pagesOf(count: number, size = 50): Promise<readonly (readonly number[])[]> {
    const teams = teamOf(count);
    const routes = createRosterRoutes(teams);
    const pages: number[][] = [];
    let token: string | undefined = "0";
    while (token !== undefined) {
      const path = `/v3/conversations/${encodeURIComponent(teams.team.id)}/pagedmembers?pageSize=${size}&continuationToken=${token}`;
      const page: Json = await (await routes.request(path)).json();
      pages.push(page.members.map((member: { id: string }) => Number(member.id.slice(3))));
      token = page.continuationToken;
    }
    return pages;
  }

  it("T23: returns each member once, by continuation tokens, without an empty page at the end", async () => {
    const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
    assert.deepEqual(await pagesOf(120), [numbers(0, 50), numbers(50, 100), numbers(100, 120)]);
    assert.deepEqual(await pagesOf(50), [numbers(0, 50)]);
  });

  it("T23: has pages of 50 to 500, whatever size is asked for", async () => {
    const lengths = async (size: number) => (await pagesOf(620, size)).map(({ length }) => length);
    assert.deepEqual(
      [await lengths(501), await lengths(1), await lengths(500)],
      [
        [500, 120],
        [...Array.from({ length: 12 }, () => 50), 20],
        [500, 120],
      ],
    );
  });
});
