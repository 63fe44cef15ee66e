import assert from "node:assert/strict";
import { newGuest } from "../../../../sandbox/directory/new-guest.ts";
import { GUEST_IDS } from "../../../../sandbox/directory/well-known.ts";
import { aMail } from "../../a-mail.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("the mailbox and the redeem page's API", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  it("lists mails, newest first, and shows one", async () => {
    for (const id of ["1", "2"]) world.sandbox.tenant.mailbox.send(aMail(id));
    assert.deepEqual((await world.adele.get("/api/mail")).body, [aMail("2"), aMail("1")]);
    assert.deepEqual(await world.adele.get("/api/mail/1"), { status: 200, body: aMail("1") });
    assert.equal((await world.adele.get("/api/mail/3")).status, 404);
  });

  it("returns an invitation and accepts it, which the directory shows at once", async () => {
    const { users, redemptions, clock } = world.sandbox.tenant;
    const guest = newGuest({
      id: "guest-1",
      email: "sam@fabrikam.com",
      displayName: "Sam",
      userType: "Guest",
      sponsors: [],
      at: clock.now(),
    });
    users.add(guest);
    redemptions.add({
      ticket: "t1",
      userId: "guest-1",
      email: "sam@fabrikam.com",
      inviterName: "Adele Vance",
      redirectUrl: "https://myapps.microsoft.com",
    });
    const view = {
      ticket: "t1",
      email: "sam@fabrikam.com",
      tenantId: world.sandbox.tenant.id,
      tenantName: "Contoso",
      inviterName: "Adele Vance",
      redirectUrl: "https://myapps.microsoft.com",
      state: "PendingAcceptance",
      ...{ blocked: false, needsConsent: true },
    };
    assert.deepEqual(await world.adele.get("/api/redeem?ticket=t1"), { status: 200, body: view });
    assert.deepEqual(await world.adele.send("POST", "/api/redeem", { ticket: "t1" }), {
      status: 200,
      body: { ...view, state: "Accepted" },
    });
    assert.equal(users.get("guest-1")?.externalUserState, "Accepted");
  });

  it("answers 404 for an unknown ticket, and 400 without one", async () => {
    const unknown = { error: { code: "unknown-ticket", message: "This invitation is not known" } };
    assert.deepEqual(await world.adele.get("/api/redeem"), { status: 404, body: unknown });
    assert.deepEqual(await world.adele.send("POST", "/api/redeem", { ticket: "none" }), { status: 404, body: unknown });
    assert.equal((await world.adele.send("POST", "/api/redeem", {})).status, 400);
  });

  it("runs the partner's steps, and gives reasons for refusals", async () => {
    const { redemptions } = world.sandbox.tenant;
    const email = "nora.berg@woodgrovebank.com";
    redemptions.add({ ticket: "t2", userId: GUEST_IDS.nora, email, inviterName: "Adele", redirectUrl: "https://a.example/" });
    const post = (path: string, body: unknown) => world.adele.send("POST", path, body);
    const wrong = { error: { code: "wrong-account", message: `The invitation is for ${email}: sign in with that account` } };
    assert.deepEqual(await post("/api/redeem", { ticket: "t2", account: "x@y.example" }), { status: 403, body: wrong });
    assert.equal((await post("/api/redeem", { ticket: "t2", action: "dance" })).status, 400);
    assert.equal((await post("/api/redeem/direct", { email: "x@y.example" })).status, 404);
    assert.equal((await post("/api/redeem/direct", { email })).status, 200);
  });
});
