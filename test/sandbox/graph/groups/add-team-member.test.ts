import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphAnswer, type GraphWorld } from "../graph-world.ts";

const PATH = `/teams/${GROUP_IDS.team}/members`;
const SCOPE = "TeamMember.ReadWriteNonOwnerRole.All";
const forbidden = { status: 403, code: "Forbidden", message: "An unknown error has occurred." };

const member = (id: string, more = {}) => ({
  body: {
    ...{ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: [] },
    "user@odata.bind": `https://graph.microsoft.com/v1.0/users('${id}')`,
    ...more,
  },
});

describe("POST /teams/{id}/members", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  afterEach(() => world.tenant.reset());

  const asOwner = async (scopes: readonly string[] = [SCOPE]) => world.asPerson({ id: PERSON_IDS.admin, scopes });
  const add = async (id: string, more = {}): Promise<GraphAnswer> => (await asOwner())("POST", PATH, member(id, more));
  const members = () => world.tenant.groups.get(GROUP_IDS.team)?.members ?? new Set();

  it("G106: the answer has the role guest, and the guest is in the group", async () => {
    const { status, body } = await add(GUEST_IDS.sam);
    assert.deepEqual([status, body.roles, body.userId, body.email], [201, ["guest"], GUEST_IDS.sam, "sam.rivera@fabrikam.com"]);
    assert.ok(members().has(GUEST_IDS.sam));
    const elsewhere = await (await asOwner())("POST", `/teams/${GROUP_IDS.sales}/members`, member(GUEST_IDS.sam));
    assert.equal(elsewhere.status, 404);
    assert.equal((await add("nobody")).status, 404);
    assert.equal((await add(GUEST_IDS.sam, { roles: ["king"] })).status, 400);
    assert.equal((await add("x", { "user@odata.bind": "sam" })).status, 400);
  });

  it("G106: owners are added only with the wider permission, and by owners", async () => {
    const own = async (id: string, scopes: readonly string[]) => {
      const call = await world.asPerson({ id, scopes });
      return call("POST", PATH, member(PERSON_IDS.lee, { roles: ["owner"] }));
    };
    assert.equal((await own(PERSON_IDS.admin, [SCOPE])).status, 403);
    assert.equal((await own(PERSON_IDS.adele, ["TeamMember.ReadWrite.All"])).status, 403);
    assert.deepEqual((await own(PERSON_IDS.admin, ["TeamMember.ReadWrite.All"])).body.roles, ["owner"]);
  });

  it("G171: a member who is added again gets the same answer", async () => {
    const [first, second] = [await add(GUEST_IDS.sam), await add(GUEST_IDS.sam)];
    assert.deepEqual([second.status, second.body, second.body.userId], [201, first.body, GUEST_IDS.sam]);
  });

  it("G193: an app adds members, but no guests: 403 without a reason", async () => {
    const app = await world.asApp({ roles: [SCOPE] });
    assert.deepEqual(refusal(await app("POST", PATH, member(GUEST_IDS.sam))), forbidden);
    assert.ok(!members().has(GUEST_IDS.sam));
    assert.equal((await app("POST", PATH, member(PERSON_IDS.lee))).status, 201);
  });

  it("G194: a guest is found by object id only, and not while disabled", async () => {
    const sam = world.tenant.users.get(GUEST_IDS.sam);
    assert.equal((await add(encodeURIComponent(sam?.userPrincipalName ?? ""))).status, 404);
    assert.equal((await add(encodeURIComponent("LeeG@contoso.com"))).status, 201);
    world.tenant.users.update(GUEST_IDS.sam, { accountEnabled: false });
    assert.equal((await add(GUEST_IDS.sam)).status, 404);
    assert.ok(!members().has(GUEST_IDS.sam));
  });

  for (const teamGuests of ["team", "label", "tenant"] as const) {
    it(`G195: guests that settings forbid are refused with 403 in both ways, members aren't: ${teamGuests}`, async () => {
      world.tenant.control.patch({ teamGuests });
      const words = refusal(await add(GUEST_IDS.sam));
      assert.deepEqual([words.status, words.code], [403, "Authorization_RequestDenied"]);
      assert.match(words.message, /^Guests users are not allowed to join this Unified Group due to policy setting\. paramName: Members/);
      const app = await world.asApp({ roles: ["GroupMember.ReadWrite.All"] });
      const reference = { body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${GUEST_IDS.sam}` } };
      assert.deepEqual(refusal(await app("POST", `/groups/${GROUP_IDS.team}/members/$ref`, reference)), words);
      assert.equal((await add(PERSON_IDS.lee)).status, 201);
      assert.ok(!members().has(GUEST_IDS.sam));
    });
  }

  it("G196: with guest access off Teams takes no guests without saying why, and the group takes them", async () => {
    world.tenant.control.patch({ teamGuests: "access-off" });
    assert.deepEqual(refusal(await add(GUEST_IDS.sam)), forbidden);
    assert.equal((await add(PERSON_IDS.lee)).status, 201);
    const app = await world.asApp({ roles: ["GroupMember.ReadWrite.All"] });
    const reference = { body: { "@odata.id": `https://graph.microsoft.com/v1.0/users/${GUEST_IDS.sam}` } };
    assert.equal((await app("POST", `/groups/${GROUP_IDS.team}/members/$ref`, reference)).status, 204);
  });

  it("G103: neither a member nor a person of another team adds anybody", async () => {
    const adele = await world.asPerson({ id: PERSON_IDS.adele, scopes: [SCOPE] });
    assert.equal((await adele("POST", PATH, member(GUEST_IDS.sam))).status, 403);
    world.tenant.control.patch({ teamOwners: ["AdeleV@contoso.com"] });
    assert.equal((await adele("POST", PATH, member(GUEST_IDS.sam))).status, 201);
    world.tenant.reset();
    assert.deepEqual([...(world.tenant.groups.get(GROUP_IDS.team)?.owners ?? [])], [PERSON_IDS.admin]);
  });

  it("G9: needs a permission for teams", async () => {
    const call = await asOwner(["User.Read", "GroupMember.ReadWrite.All", "TeamMember.Read.All"]);
    assert.equal((await call("POST", PATH, member(GUEST_IDS.sam))).status, 403);
  });

  it("G12: finds a new guest only once they are visible by id", async () => {
    world.tenant.control.patch({ visibleAfterMs: 60_000 });
    const inviter = await world.asApp({ roles: ["User.Invite.All"] });
    const { invitedUser } = (await inviter("POST", "/invitations", { body: invitation() })).body;
    assert.equal((await add(invitedUser.id)).status, 404);
    world.tenant.clock.advance(60_000);
    assert.equal((await add(invitedUser.id)).status, 201);
  });
});
