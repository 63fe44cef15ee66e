import assert from "node:assert/strict";
import { newGuest } from "../../../sandbox/new-guest.ts";
import { aMail } from "../a-mail.ts";
import { startedSandbox, type StartedSandbox } from "../started-sandbox.ts";

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

  it("shows an invitation and accepts it; the directory knows at once", async () => {
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
    };
    assert.deepEqual(await world.adele.get("/api/redeem?ticket=t1"), { status: 200, body: view });
    assert.deepEqual(await world.adele.send("POST", "/api/redeem", { ticket: "t1" }), {
      status: 200,
      body: { ...view, state: "Accepted" },
    });
    assert.equal(users.get("guest-1")?.externalUserState, "Accepted");
  });

  it("answers 404 for a ticket that nobody got, and 400 for none", async () => {
    const unknown = { error: { code: "unknown-ticket", message: "This invitation is not known" } };
    assert.deepEqual(await world.adele.get("/api/redeem"), { status: 404, body: unknown });
    assert.deepEqual(await world.adele.send("POST", "/api/redeem", { ticket: "none" }), { status: 404, body: unknown });
    assert.equal((await world.adele.send("POST", "/api/redeem", {})).status, 400);
  });
});
