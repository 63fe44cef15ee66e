import assert from "node:assert/strict";
import { GROUP_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const ROLES = ["User.ReadWrite.All", "User.Invite.All", "Directory.ReadWrite.All"];
const YEAR = 365 * 24 * 60 * 60 * 1000;

describe("writes to a new guest", () => {
  let world: GraphWorld;
  let app: GraphCall;
  let owner: GraphCall;
  let id: string;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: ROLES });
    owner = await world.asPerson({ id: PERSON_IDS.admin, scopes: ["TeamMember.ReadWriteNonOwnerRole.All"] });
  });
  beforeEach(async () => {
    world.tenant.control.patch({ writableAfterMs: YEAR });
    id = (await app("POST", "/invitations", { body: invitation() })).body.invitedUser.id;
  });
  afterEach(() => world.tenant.reset());

  const link = (object: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${object}` });
  const member = () => ({
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    "user@odata.bind": `https://graph.microsoft.com/v1.0/users/${id}`,
  });
  const writes: readonly [string, () => ReturnType<GraphCall>, number][] = [
    ["PATCH", () => app("PATCH", `/users/${id}`, { body: { jobTitle: "Buyer" } }), 204],
    ["adding a sponsor", () => app("POST", `/users/${id}/sponsors/$ref`, { body: link(PERSON_IDS.megan) }), 204],
    ["adding to a team", () => owner("POST", `/teams/${GROUP_IDS.team}/members`, { body: member() }), 201],
    ["DELETE", () => app("DELETE", `/users/${id}`), 204],
  ];

  for (const [what, write, status] of writes) {
    it(`G181: ${what} answers 404 until the switch is off`, async () => {
      const expected = {
        status: 404,
        code: "Directory_ObjectNotFound",
        message: "Unable to read the company information from the directory.",
      };
      assert.deepEqual(refusal(await write()), expected);
      world.tenant.control.patch({ writableAfterMs: 0 });
      assert.equal((await write()).status, status);
    });
  }

  it("G181: reads see the guest meanwhile: by id, in lists and in delta", async () => {
    const byId = await app("GET", `/users/${id}`);
    const listed = await app("GET", "/users?$filter=mail eq 'ada@tailspintoys.com'");
    const changes = await app("GET", "/users/delta?$select=mail");
    assert.deepEqual([byId.status, listed.body.value.length, changes.body.value.at(-1).id], [200, 1, id]);
  });

  it("G181: works after the time", async () => {
    world.tenant.control.patch({ writableAfterMs: 60_000 });
    world.tenant.clock.advance(60_000);
    assert.equal((await app("DELETE", `/users/${id}`)).status, 204);
  });

  it("G12, G13: nobody finds a guest as long as the switches say, without a limit", async () => {
    world.tenant.control.patch({ visibleAfterMs: 100 * YEAR, listedAfterMs: 100 * YEAR, deltaAfterMs: 100 * YEAR });
    world.tenant.clock.advance(YEAR);
    const listed = await app("GET", "/users?$filter=mail eq 'ada@tailspintoys.com'");
    assert.deepEqual([(await app("GET", `/users/${id}`)).status, listed.body.value], [404, []]);
  });
});
