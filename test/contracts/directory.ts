import assert from "node:assert/strict";
import { isCreatedByPost } from "../../src/domain/judge-deletion.ts";
import type { InviteOutcome, InviteRequest } from "../../src/ports/directory.ts";
import type { Actor, PersonActor } from "../../src/ports/identity.ts";
import { id } from "../build/ids.ts";
import { deletedGuestsContract } from "./directory-deleted.ts";
import type { DirectoryUnderTest } from "./directory-under-test.ts";

const app: Actor = { kind: "app" };

function request(email: string, given: Partial<InviteRequest> = {}): InviteRequest {
  return { email, redirectUrl: "https://myapplications.microsoft.com/", sendMail: true, ...given };
}

function sent(outcome: InviteOutcome): Extract<InviteOutcome, { kind: "sent" }> {
  if (outcome.kind !== "sent") assert.fail(`not sent: ${outcome.reason}`);
  return outcome;
}

/** What every {@link Directory} must do, tested on a tenant `contoso.com`. */
export function directoryContract(subject: () => DirectoryUnderTest): void {
  describe("preflight", () => {
    const about = (email: string, { id: requester }: PersonActor) => ({ email, requester });

    it("returns the tenant, that no user has or had the address, and that the requester is a member", async () => {
      const { directory, employee } = subject();
      const { at, tenant, requester, ...address } = await directory.preflight(employee, about("new@fabrikam.com", employee));
      assert.deepEqual(address, { existing: "none", deleted: "none", contact: "none", domainPolicy: { kind: "any" } });
      assert.ok(tenant !== "not-checked" && tenant.domains.includes("contoso.com"));
      const { name, initialDomain, defaultDomain } = tenant;
      assert.deepEqual([name, initialDomain, defaultDomain], ["Contoso", "contoso.onmicrosoft.com", "contoso.com"]);
      assert.ok(requester !== "not-checked" && requester.mail?.endsWith("@contoso.com"));
      assert.deepEqual([requester.userType, requester.roles], ["Member", []]);
      const again = await directory.preflight(employee, about("new@fabrikam.com", employee));
      assert.deepEqual(again.tenant, tenant);
      assert.match(at ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it("says the directory's own time, which is not after the creation of a guest who is invited then", async () => {
      const { directory, employee } = subject();
      const { at } = await directory.preflight(employee, about("new@fabrikam.com", employee));
      const { guestId } = sent(await directory.invite(employee, request("new@fabrikam.com")));
      const [guest] = await directory.findByIds(app, [guestId]);
      assert.ok(guest && isCreatedByPost({ ...(at !== undefined && { postedAfter: at }) }, guest));
    });

    it("returns an administrator's role, signed in as the person or as the app", async () => {
      const { directory, administrator } = subject();
      for (const actor of [administrator, app]) {
        const { requester } = await directory.preflight(actor, about("new@fabrikam.com", administrator));
        assert.deepEqual(requester !== "not-checked" && requester.roles, ["global-administrator"]);
      }
    });

    it("describes the requester, even if another person is signed in", async () => {
      const { directory, employee, administrator } = subject();
      const { requester } = await directory.preflight(administrator, about("new@fabrikam.com", employee));
      const own = await directory.preflight(employee, about("new@fabrikam.com", employee));
      assert.deepEqual(requester, own.requester);
      const other = await directory.preflight(employee, about("new@fabrikam.com", administrator));
      assert.deepEqual(other.requester !== "not-checked" && other.requester.roles, ["global-administrator"]);
    });

    for (const how of ["deleted", "disabled"] as const) {
      it(`finds out for another person, and for the app, that the requester's account was ${how}`, async () => {
        const { directory, employee, administrator, end } = subject();
        const account = async (actor: Actor) => (await directory.preflight(actor, about("new@fabrikam.com", employee))).requesterAccount;
        assert.deepEqual([await account(administrator), await account(app)], [undefined, undefined]);
        end(employee.id, how);
        assert.deepEqual([await account(administrator), await account(app)], [how, how]);
      });
    }

    it("finds a pending guest, however the address is written", async () => {
      const { directory, employee } = subject();
      const { guestId } = sent(await directory.invite(employee, request("Kim.Lee@northwind.example")));
      const { existing } = await directory.preflight(employee, about("kim.lee@Northwind.example", employee));
      assert.ok(typeof existing === "object");
      assert.deepEqual([existing.id, existing.userState, existing.userType], [guestId, "PendingAcceptance", "Guest"]);
    });

    it("finds the employee behind a second address", async () => {
      const { directory, employee, secondAddress } = subject();
      const { existing } = await directory.preflight(employee, about(secondAddress, employee));
      assert.equal(typeof existing === "object" && existing.userType, "Member");
    });

    it("finds a guest who was deleted lately", async () => {
      const { directory, employee, remove } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example", { displayName: "Kim Lee" })));
      remove(guestId);
      const { existing, deleted } = await directory.preflight(employee, about("KIM@northwind.example", employee));
      assert.ok(existing === "none" && typeof deleted === "object");
      assert.deepEqual([deleted.id, deleted.name, deleted.userType], [guestId, "Kim Lee", "Guest"]);
      assert.match(deleted.deletedAt ?? "", /^\d{4}-\d\d-\d\dT/);
    });

    it("counts the guests of the partner's domain only when asked, without subdomains", async () => {
      const { directory, employee } = subject();
      const count = async (email: string) =>
        (await directory.preflight(employee, { ...about(email, employee), countGuests: true })).guestsOfDomain;
      assert.equal(await count("new@adatum.example"), 0);
      for (const email of ["kim@adatum.example", "Lee@Adatum.example", "sam@emea.adatum.example", "sam@notadatum.example"]) {
        sent(await directory.invite(employee, request(email)));
      }
      assert.deepEqual([await count("new@ADATUM.example"), await count("new@emea.adatum.example")], [2, 1]);
      assert.equal((await directory.preflight(employee, about("new@adatum.example", employee))).guestsOfDomain, undefined);
    });

    it("says whether a member has the name that is given to the partner, only when there is one", async () => {
      const { directory, employee } = subject();
      const isTaken = async (displayName?: string) => {
        const named = displayName !== undefined && { displayName };
        return (await directory.preflight(employee, { ...about("new@fabrikam.com", employee), ...named })).isNameTaken;
      };
      sent(await directory.invite(employee, request("kim@fabrikam.com", { displayName: "Kim O'Neill" })));
      assert.deepEqual(
        [await isTaken("Lee Gu"), await isTaken("lee gu"), await isTaken("Lee"), await isTaken()],
        [true, true, false, undefined],
      );
      assert.equal(await isTaken("Kim O'Neill"), false);
    });

    it("finds the contact who has the address", async () => {
      const { directory, employee, contactAddress } = subject();
      const { contact } = await directory.preflight(employee, about(contactAddress.toUpperCase(), employee));
      assert.deepEqual(contact, { name: "Legal desk (Lucerne Publishing)" });
    });

    it("knows the domains that the tenant blocks", async () => {
      const { directory, employee, blockDomain } = subject();
      blockDomain("fabrikam.com");
      const { domainPolicy } = await directory.preflight(employee, about("new@fabrikam.com", employee));
      assert.deepEqual(domainPolicy, { kind: "all-but", domains: ["fabrikam.com"] });
    });

    it("says that the requester is a guest, who may not look up others", async () => {
      const { directory, employee, asGuest, accept } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      accept(guestId);
      const guest = await asGuest(guestId);
      const { existing, requester } = await directory.preflight(guest, about("new@fabrikam.com", guest));
      assert.deepEqual([existing, requester !== "not-checked" && requester.userType], ["not-checked", "Guest"]);
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

    it("gives a pending guest another link, and creates no second guest", async () => {
      const { directory, employee } = subject();
      const first = sent(await directory.invite(employee, request("kim@northwind.example")));
      const second = sent(await directory.invite(employee, request("kim@northwind.example", { sendMail: false })));
      assert.equal(second.guestId, first.guestId);
      assert.notEqual(second.redeemUrl, first.redeemUrl);
    });

    it("works as the app, too, with a sponsor for the guest", async () => {
      const { directory, employee } = subject();
      assert.equal((await directory.invite(app, request("kim@northwind.example", { sponsor: employee.id }))).kind, "sent");
    });

    it("creates a member for an administrator, and for nobody else", async () => {
      const { directory, employee, administrator } = subject();
      const member = { userType: "Member" } as const;
      const refusal = await directory.invite(employee, request("kim@northwind.example", member));
      assert.equal(refusal.kind === "refused" && refusal.reason, "member-not-allowed");
      const { guestId } = sent(await directory.invite(administrator, request("kim@northwind.example", member)));
      assert.equal((await directory.findByIds(app, [guestId]))[0]?.userType, "Member");
    });

    it("sends message, cc and language as given", async () => {
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

    it("says when the tenant lets nobody invite", async () => {
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

    it("does not find a removed guest", async () => {
      const { directory, employee, remove } = subject();
      const { guestId } = sent(await directory.invite(employee, request("kim@northwind.example")));
      remove(guestId);
      assert.equal(await directory.findByEmail(app, "kim@northwind.example"), undefined);
    });
  });

  describe("deleteGuest, findDeleted, restoreGuest", () => deletedGuestsContract(subject));

  describe("findByIds", () => {
    it("finds nobody for an empty list", async () => {
      assert.deepEqual(await subject().directory.findByIds(app, []), []);
    });

    it("finds any number of users, each once, and leaves out unknown ids", async () => {
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
