import assert from "node:assert/strict";
import type { InviteOutcome, InviteRequest } from "../../src/ports/directory.ts";
import type { Actor } from "../../src/ports/identity.ts";
import { id } from "../build/ids.ts";
import type { DirectoryUnderTest } from "./directory-under-test.ts";

const app: Actor = { kind: "app" };

function request(email: string, given: Partial<InviteRequest> = {}): InviteRequest {
  return { email, redirectUrl: "https://myapplications.microsoft.com/", sendMail: true, ...given };
}

function sent(outcome: InviteOutcome): Extract<InviteOutcome, { kind: "sent" }> {
  if (outcome.kind !== "sent") assert.fail(`not sent: ${outcome.reason}`);
  return outcome;
}

/** What every {@link Directory} does, shown on a tenant `contoso.com`. */
export function directoryContract(subject: () => DirectoryUnderTest): void {
  describe("preflight", () => {
    it("knows the tenant's domains, that nobody has the address, and that an employee asks", async () => {
      const { directory, employee } = subject();
      const { ownDomains, existing, requesterType } = await directory.preflight(employee, "new@fabrikam.com");
      assert.deepEqual([existing, requesterType], ["none", "Member"]);
      assert.ok(ownDomains.includes("contoso.com") && ownDomains.includes("contoso.onmicrosoft.com"));
      assert.equal(
        await subject()
          .directory.preflight(employee, "new@fabrikam.com")
          .then((again) => again.ownDomains.length),
        ownDomains.length,
      );
    });

    it("finds a pending guest, however the address is written", async () => {
      const { directory, employee } = subject();
      const { guestId } = sent(await directory.invite(employee, request("Kim.Lee@northwind.example")));
      const { existing } = await directory.preflight(employee, "kim.lee@Northwind.example");
      assert.ok(typeof existing === "object");
      assert.deepEqual([existing.id, existing.userState, existing.userType], [guestId, "PendingAcceptance", "Guest"]);
    });

    it("finds the employee behind a second address", async () => {
      const { directory, employee, secondAddress } = subject();
      const { existing } = await directory.preflight(employee, secondAddress);
      assert.equal(typeof existing === "object" && existing.userType, "Member");
    });

    it("says that a guest asks, who may not look others up", async () => {
      const { directory, employee, asGuest, accept } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      accept(guestId);
      const { existing, requesterType } = await directory.preflight(await asGuest(guestId), "new@fabrikam.com");
      assert.deepEqual([existing, requesterType], ["not-checked", "Guest"]);
    });

    it("knows no requester when the app asks", async () => {
      const { existing, requesterType } = await subject().directory.preflight(app, "new@fabrikam.com");
      assert.deepEqual([existing, requesterType], ["none", "not-checked"]);
    });
  });

  describe("invite", () => {
    it("creates a pending guest and gives the link", async () => {
      const { directory, employee } = subject();
      const { guestId, redeemUrl } = sent(await directory.invite(employee, request("kim@northwind.example", { displayName: "Kim Lee" })));
      assert.ok(URL.canParse(redeemUrl));
      const [guest] = await directory.findByIds(employee, [guestId]);
      assert.deepEqual(
        [guest?.displayName, guest?.mail, guest?.userType, guest?.userState],
        ["Kim Lee", "kim@northwind.example", "Guest", "PendingAcceptance"],
      );
      assert.match(guest?.userPrincipalName ?? "", /^kim_northwind\.example#EXT#@contoso\.onmicrosoft\.com$/);
    });

    it("names the guest by the address when no name was given", async () => {
      const { directory, employee } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      assert.equal((await directory.findByIds(employee, [guestId]))[0]?.displayName, "kim");
    });

    it("gives a pending guest another link, and creates no second one", async () => {
      const { directory, employee } = subject();
      const first = sent(await directory.invite(employee, request("kim@northwind.example")));
      const second = sent(await directory.invite(employee, request("kim@northwind.example", { sendMail: false })));
      assert.equal(second.guestId, first.guestId);
      assert.notEqual(second.redeemUrl, first.redeemUrl);
    });

    it("works as the app too", async () => {
      assert.equal((await subject().directory.invite(app, request("kim@northwind.example"))).kind, "sent");
    });

    it("takes words, cc and language as they were given", async () => {
      const options = { message: "Welcome & <hello>\n'Kim'", messageLanguage: "fr-FR", cc: "boss@northwind.example" };
      assert.equal((await subject().directory.invite(subject().employee, request("kim@northwind.example", options))).kind, "sent");
    });

    const refusals = { "kim@contoso.com": "own-domain", "kim+x@northwind.example": "address-refused" } as const;
    for (const [email, reason] of Object.entries(refusals)) {
      it(`says ${reason} for ${email}`, async () => {
        const { directory, employee } = subject();
        const refusal = await directory.invite(employee, request(email));
        assert.deepEqual([refusal.kind, refusal.kind === "refused" && refusal.reason], ["refused", reason]);
      });
    }

    it("says already-in-directory for an employee's second address", async () => {
      const { directory, employee, secondAddress } = subject();
      const refusal = await directory.invite(employee, request(secondAddress));
      assert.equal(refusal.kind === "refused" && refusal.reason, "already-in-directory");
    });

    it("says when nobody may invite", async () => {
      const { directory, employee, closeInvitations } = subject();
      closeInvitations();
      const refusal = await directory.invite(employee, request("kim@northwind.example"));
      assert.equal(refusal.kind === "refused" && refusal.reason, "invitations-not-allowed");
    });
  });

  describe("findByEmail", () => {
    it("finds a guest by the address, and after acceptance too", async () => {
      const { directory, employee, accept } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      accept(guestId);
      const found = await directory.findByEmail(app, "KIM@northwind.example");
      assert.deepEqual([found?.id, found?.userState], [guestId, "Accepted"]);
      assert.match(found?.userStateSince ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.match(found?.createdAt ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    for (const email of ["nobody@fabrikam.com", "o'brien@fabrikam.com", "a+b#c&d@fabrikam.com", "x' or userType eq 'Member@fabrikam.com"]) {
      it(`finds nobody as ${email}`, async () => {
        assert.equal(await subject().directory.findByEmail(app, email), undefined);
      });
    }

    it("does not find who was removed", async () => {
      const { directory, employee, remove } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      remove(guestId);
      assert.equal(await directory.findByEmail(app, "kim@northwind.example"), undefined);
    });
  });

  describe("findByIds", () => {
    it("finds nobody when nobody is asked for", async () => {
      assert.deepEqual(await subject().directory.findByIds(app, []), []);
    });

    it("finds any number, each once, and leaves out who isn't there", async () => {
      const { directory, employee, remove } = subject();
      const emails = Array.from({ length: 23 }, (_, n) => `kim${n}@northwind.example`);
      const ids = [];
      for (const email of emails) ids.push(sent(await directory.invite(employee, request(email))).guestId);
      const [gone = id("")] = ids;
      remove(gone);
      const found = await directory.findByIds(app, [...ids, ...ids, id("5a0d7b0c-7e57-4c01-9e2a-00000000dead")]);
      assert.deepEqual(found.map((user) => String(user.mail)).toSorted(), emails.slice(1).toSorted());
    });
  });

  describe("typeOf", () => {
    it("tells members, guests and strangers apart", async () => {
      const { directory, employee, asGuest } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      const guest = await asGuest(guestId);
      const types = [employee.id, guest.id, id("5a0d7b0c-7e57-4c01-9e2a-00000000dead")].map(async (one) => directory.typeOf(one));
      assert.deepEqual(await Promise.all(types), ["Member", "Guest", "unknown"]);
    });
  });
}
