import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const PATH = `/teams/${GROUP_IDS.team}/members`;
const filter = (text: string) => `${PATH}?$filter=${encodeURIComponent(text)}`;
const CAST = "microsoft.graph.aadUserConversationMember";

describe("members of a team", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: [] });
  });
  beforeEach(() => world.tenant.groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.sam));
  afterEach(() => world.tenant.reset());

  const statusOf = async (call: GraphCall) => (await call("GET", PATH)).status;

  it("G192: are read by the app with the team's consent, where it is installed, and by nobody else without a permission", async () => {
    const { body } = await app("GET", PATH);
    const roles = body.value.filter((each: Json) => each.roles.length > 0).map((each: Json) => [each.userId, each.roles]);
    assert.deepEqual(roles, [
      [PERSON_IDS.admin, ["owner"]],
      [GUEST_IDS.sam, ["guest"]],
    ]);
    assert.equal(body["@odata.count"], 7);
    assert.equal(await statusOf(await world.asPerson({ scopes: ["User.Read"] })), 403);
    assert.equal(await statusOf(await world.asPerson({ scopes: ["TeamMember.ReadWriteNonOwnerRole.All"] })), 403);
    assert.equal(await statusOf(await world.asPerson({ scopes: ["TeamMember.Read.All"] })), 200);
    world.tenant.control.patch({ resourceConsent: false });
    assert.equal(await statusOf(app), 403);
    assert.equal(await statusOf(await world.asApp({ roles: ["TeamMember.Read.All"] })), 200);
    world.tenant.control.patch({ resourceConsent: true });
    const { isIn } = world.tenant.teamsApp;
    world.tenant.teamsApp.isIn = () => false;
    assert.equal(await statusOf(app), 403);
    world.tenant.teamsApp.isIn = isIn;
    assert.equal((await app("GET", `/teams/${GROUP_IDS.sales}/members`)).status, 404);
  });

  it("G192: are found by user id, name or mail, with the documented cast, and one by the membership's id", async () => {
    const found = async (text: string) => (await app("GET", filter(text))).body.value;
    const [sam, ...others] = await found(`(${CAST}/userId eq '${GUEST_IDS.sam}')`);
    assert.deepEqual([sam.userId, sam.roles, others], [GUEST_IDS.sam, ["guest"], []]);
    assert.deepEqual((await found(`(${CAST}/displayName eq 'Megan Bowen' or ${CAST}/email eq 'AlexW@contoso.com')`)).length, 2);
    assert.equal((await app("GET", filter(`userId eq '${GUEST_IDS.sam}'`))).status, 400);
    assert.deepEqual((await app("GET", `${PATH}/${encodeURIComponent(sam.id)}`)).body.userId, GUEST_IDS.sam);
    assert.equal((await app("GET", `${PATH}/${GUEST_IDS.sam}`)).status, 404);
  });

  it("G35: come in pages", async () => {
    const first = (await app("GET", `${PATH}?$top=5`)).body;
    const rest = (await app("GET", first["@odata.nextLink"])).body;
    assert.deepEqual([first.value.length, rest.value.length, rest["@odata.nextLink"]], [5, 2, undefined]);
  });

  it("G197: are removed by the membership's id, by owners with the permission", async () => {
    const [{ id }] = (await app("GET", filter(`${CAST}/userId eq '${GUEST_IDS.sam}'`))).body.value;
    const path = `${PATH}/${encodeURIComponent(id)}`;
    const remove = async (person: string, scopes: readonly string[]) =>
      (await (await world.asPerson({ id: person, scopes }))("DELETE", path)).status;
    const scope = "TeamMember.ReadWriteNonOwnerRole.All";
    assert.equal(await remove(PERSON_IDS.adele, [scope]), 403);
    assert.equal(await remove(PERSON_IDS.admin, ["TeamMember.Read.All"]), 403);
    assert.equal((await app("DELETE", path)).status, 403);
    assert.equal(await remove(PERSON_IDS.admin, [scope]), 204);
    assert.ok(!world.tenant.groups.get(GROUP_IDS.team)?.members.has(GUEST_IDS.sam));
    assert.equal(await remove(PERSON_IDS.admin, [scope]), 404);
  });

  it("G108: end with the user, and are back when the user is restored", async () => {
    const has = async () => (await app("GET", filter(`${CAST}/userId eq '${GUEST_IDS.sam}'`))).body.value.length;
    world.tenant.users.remove(GUEST_IDS.sam);
    assert.equal(await has(), 0);
    world.tenant.users.restore(GUEST_IDS.sam);
    assert.equal(await has(), 1);
  });

  it("G200: the group answers 400 for a new guest that it doesn't know yet", async () => {
    const call = await world.asApp({ roles: ["GroupMember.ReadWrite.All", "User.Invite.All"] });
    world.tenant.control.patch({ writableAfterMs: 60_000 });
    const guest = { invitedUserEmailAddress: "dana@fabrikam.com", inviteRedirectUrl: "https://myapps.microsoft.com/" };
    const { invitedUser } = (await call("POST", "/invitations", { body: guest })).body;
    const reference = { body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${invitedUser.id}` } };
    const add = () => call("POST", `/groups/${GROUP_IDS.team}/members/$ref`, reference);
    assert.deepEqual(refusal(await add()), {
      ...{ status: 400, code: "Request_BadRequest" },
      message: "The source resource object or one of the objects being referenced don't exist.",
    });
    world.tenant.clock.advance(60_000);
    assert.equal((await add()).status, 204);
  });
});
