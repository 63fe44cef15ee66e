import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

/** Unlike every other endpoint's. */
const MISSING_SCOPE = {
  ...{ status: 401, code: "Unauthorized" },
  message:
    "Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'. ControllerName=MSGraphInviteAPI, ActionName=CreateInvite, URL absolute path=/api/5a0d7b0c-7e57-4c01-9e2a-c0de00000001/invites",
};

const NOT_ALLOWED = {
  ...{ status: 403, code: "Forbidden" },
  message: "Guest invitations not allowed for your company. Contact your company administrator for more details.",
};

describe("who may invite", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const invite = (more?: Readonly<Record<string, unknown>>, call = adele) => call("POST", "/invitations", { body: invitation(more) });

  describe("G8: allowInvitesFrom", () => {
    const { adele: member, grady: inviter, admin } = PERSON_IDS;
    const { sam: guest } = GUEST_IDS;
    const cases = [
      { policy: "none", allowed: [], refused: [member, inviter, admin, guest] },
      { policy: "adminsAndGuestInviters", allowed: [inviter, admin], refused: [member, guest] },
      { policy: "adminsGuestInvitersAndAllMembers", allowed: [member, inviter, admin], refused: [guest] },
      { policy: "everyone", allowed: [member, inviter, admin, guest], refused: [] },
    ];
    for (const { policy, allowed, refused } of cases) {
      it(`G8: ${policy} lets ${allowed.length} of four invite`, async () => {
        world.tenant.control.patch({ allowInvitesFrom: policy });
        for (const id of allowed) assert.equal((await invite({}, await world.asPerson({ id }))).status, 201);
        for (const id of refused) assert.deepEqual(refusal(await invite({}, await world.asPerson({ id }))), NOT_ALLOWED);
      });
    }

    it("G8: stops an app only when invitations are off, or when it lacks User.Invite.All itself", async () => {
      const statuses: Record<string, number> = {};
      for (const policy of ["none", "adminsAndGuestInviters", "everyone"]) {
        world.tenant.control.patch({ allowInvitesFrom: policy });
        for (const role of ["User.Invite.All", "User.ReadWrite.All"]) {
          statuses[`${policy} ${role}`] = (await invite({}, await world.asApp({ roles: [role] }))).status;
        }
      }
      assert.deepEqual(statuses, {
        "none User.Invite.All": 403,
        "none User.ReadWrite.All": 403,
        "adminsAndGuestInviters User.Invite.All": 201,
        "adminsAndGuestInviters User.ReadWrite.All": 403,
        "everyone User.Invite.All": 201,
        "everyone User.ReadWrite.All": 201,
      });
    });
  });

  it("G22: answers 401 Unauthorized in the endpoint's own words when the scope is missing", async () => {
    assert.deepEqual(refusal(await invite({}, await world.asPerson({ scopes: ["User.Read.All"] }))), MISSING_SCOPE);
    assert.deepEqual(refusal(await invite({}, await world.asApp({ roles: ["User.Read.All"] }))), MISSING_SCOPE);
  });
});
