import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS, ROLES } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

/** Unlike every other endpoint's. */
const MISSING_SCOPE = {
  ...{ status: 401, code: "Unauthorized" },
  message:
    "Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'. ControllerName=MSGraphInviteAPI, ActionName=CreateInvite, URL absolute path=/api/5a0d7b0c-7e57-4c01-9e2a-c0de00000001/invites",
};

describe("POST /invitations with resetRedemption", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const invite = (more?: Readonly<Record<string, unknown>>, call = adele) => call("POST", "/invitations", { body: invitation(more) });

  const SAM = { invitedUserEmailAddress: "sam.rivera@fabrikam.com", resetRedemption: true, invitedUser: { id: GUEST_IDS.sam } };
  const admin = () => world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.ReadWrite.All"] });

  it("G7: makes an accepted guest pending again and drops the federated identity", async () => {
    const { status, body } = await invite(SAM, await admin());
    const sam = world.tenant.users.get(GUEST_IDS.sam);
    assert.deepEqual([status, body.resetRedemption, body.status, body.invitedUser.id], [201, true, "PendingAcceptance", GUEST_IDS.sam]);
    assert.equal(sam?.externalUserState, "PendingAcceptance");
    assert.deepEqual(
      sam.identities.map(({ signInType }) => signInType),
      ["userPrincipalName"],
    );
  });

  it("G7: needs User.ReadWrite.All and a role", async () => {
    assert.deepEqual(refusal(await invite(SAM, await world.asPerson({ id: PERSON_IDS.admin }))), MISSING_SCOPE);
    const withoutRole = await invite(SAM, await world.asPerson({ scopes: ["User.ReadWrite.All"] }));
    assert.deepEqual([refusal(withoutRole).status, refusal(withoutRole).code], [403, "Forbidden"]);
  });

  it("G7: is allowed for an app, unless the guest has a role", async () => {
    const app = await world.asApp({ roles: ["User.ReadWrite.All"] });
    assert.equal((await invite(SAM, app)).status, 201);
    world.tenant.users.update(GUEST_IDS.sam, { roles: [ROLES.guestInviter] });
    assert.equal((await invite(SAM, app)).status, 403);
  });

  it("G7: needs the id of an existing guest with this address", async () => {
    const call = await admin();
    assert.equal((await invite({ ...SAM, invitedUser: {} }, call)).status, 400);
    assert.equal((await invite({ ...SAM, invitedUser: { id: "nobody" } }, call)).status, 404);
    assert.equal((await invite({ ...SAM, invitedUserEmailAddress: "other@fabrikam.com" }, call)).status, 400);
  });
});
