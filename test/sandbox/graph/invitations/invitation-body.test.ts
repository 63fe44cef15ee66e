import assert from "node:assert/strict";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const badRequest = (message: string) => ({ status: 400, code: "BadRequest", message });

describe("the body of POST /invitations", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const invite = (more?: Readonly<Record<string, unknown>>, call = adele) => call("POST", "/invitations", { body: invitation(more) });

  it("G27: refuses unknown properties of an invitation, at any depth", async () => {
    const unknown = (name: string, type: string) =>
      badRequest(
        `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
      );
    assert.deepEqual(refusal(await invite({ sendMail: true })), unknown("sendMail", "invitation"));
    const info = (value: unknown) => invite({ invitedUserMessageInfo: value });
    assert.deepEqual(refusal(await info({ language: "en" })), unknown("language", "invitedUserMessageInfo"));
    assert.deepEqual(refusal(await info({ ccRecipients: [{ address: "x" }] })), unknown("address", "recipient"));
    assert.deepEqual(refusal(await info({ ccRecipients: [{ emailAddress: { mail: "x" } }] })), unknown("mail", "emailAddress"));
  });

  it("G27: refuses values of another type, and a body that isn't JSON", async () => {
    const wrong = badRequest("Cannot convert the value of 'sendInvitationMessage' to the type that its property has.");
    assert.deepEqual(refusal(await invite({ sendInvitationMessage: "yes" })), wrong);
    assert.match(refusal(await adele("POST", "/invitations", { body: "{" })).message, /^Unable to read JSON request payload/);
  });

  it("G28: lets only an administrator or an app create a member", async () => {
    const member = { invitedUserType: "Member" };
    assert.deepEqual([(await invite(member)).status, (await invite({ invitedUserType: "Owner" })).status], [403, 400]);
    const { body } = await invite(member, await world.asPerson({ id: PERSON_IDS.admin }));
    assert.equal(world.tenant.users.get(body.invitedUser.id)?.userType, "Member");
    assert.equal((await invite({ ...member, invitedUserEmailAddress: "b@x.com" }, await world.asApp())).status, 201);
  });
});
