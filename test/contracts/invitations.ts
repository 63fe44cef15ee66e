import assert from "node:assert/strict";
import type { Findings, Invitation, InvitationState } from "../../src/domain/invitation.ts";
import type { InviteOptions } from "../../src/domain/invite-options.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { awaiting } from "../build/an-approval.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { everyOption } from "../build/full-store/options.ts";
import { at, id } from "../build/ids.ts";
import { person } from "../build/person.ts";

const everyState: readonly InvitationState[] = [
  { kind: "requested", since: at("10:00") },
  { kind: "awaiting-approval", since: at("10:00") },
  { kind: "rejected", since: at("10:00") },
  { kind: "withdrawn", since: at("10:00") },
  { kind: "lapsed", since: at("10:00") },
  { kind: "sending", since: at("10:00") },
  { kind: "invited", since: at("10:00"), guestId: id("guest") },
  { kind: "accepted", since: at("10:00"), guestId: id("guest"), heardAt: at("10:05"), path: "young" },
  { kind: "failed", since: at("10:00"), reason: "not-confirmed", reference: "ref-1" },
  { kind: "removed", since: at("10:00"), guestId: id("guest") },
  { kind: "revoked", since: at("10:00"), guestId: id("guest"), why: "replaced" },
  { kind: "invited", since: at("10:00"), guestId: id("guest"), again: "reset", revocation: "needs-admin" },
  { kind: "accepted", since: at("10:00"), guestId: id("guest"), heardAt: at("10:05"), path: "delta", again: "restored" },
];

function invited(guest: string, since = "10:00"): InvitationState {
  return { kind: "invited", since: at(since), guestId: id(guest) };
}

/** What every {@link Invitations} must find and list. */
export function invitationsContract(subject: () => { readonly invitations: Invitations }): void {
  async function store(...invitations: Invitation[]): Promise<void> {
    assert.equal(await subject().invitations.commit(aChange({ invitations })), "committed");
  }

  describe("find", () => {
    it("knows nothing of an id that is not stored", async () => {
      assert.equal(await subject().invitations.find(id("unknown")), undefined);
    });

    for (const state of everyState) {
      it(`returns an invitation that is ${state.kind} unchanged (${Object.keys(state).length} properties)`, async () => {
        const invitation = anInvitation({ state });
        await store(invitation);
        assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
      });
    }

    it("returns all properties of an invitation", async () => {
      const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Adele Vance" };
      const findings: Required<Findings> = { notChecked: ["contacts", "deleted"], mail, guestsOfDomain: 7 };
      const { approval = assert.fail() } = awaiting();
      const rest = {
        replaces: id("mistaken"),
        inviteAs: "app",
        allowedBy: "Partners",
        override: { what: "deny", rule: "competitors", reason: 'Agreed\n"by" the board', by: id("megan"), at: at("09:58") },
        team: {
          ...{ groupId: "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11", name: "Contoso Partners", stage: "added" as const, since: at("10:05") },
          by: { id: id("megan"), name: "Megan Bowen" },
          ask: { conversation: id("channel"), card: id("owners-card") },
          also: [{ groupId: "a-group", name: "Falcon" }],
        },
        approval,
        postedAfter: at("09:59"),
        untold: ["approvers"],
        origin: "imported",
        forwarder: "https://guestlist.contoso.com",
      } as const;
      const invitation: Required<Invitation> = { ...anInvitation({ createdGuest: true, resends: 3, findings }), ...rest };
      await store(invitation);
      assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
    });

    it("returns all properties of an approval, with each decision", async () => {
      const doer = { by: id("megan"), name: "Megan O'Brien", at: at("10:05") };
      const remarks = [
        { kind: "question", ...doer, text: 'What for?\n"; drop table invitations;--' },
        { kind: "answer", ...doer, by: id("ada"), text: "Ünïcode \u{1F642}" },
      ] as const;
      const times = { remindedAt: at("10:01"), escalatedAt: at("10:02"), escalatedTo: "management" };
      const asked = { why: "not-allowed", rule: "Partners", remarks, ...times, requesterMail: "ada@contoso.com" } as const;
      const changed = ["message", "userType"] as const;
      const options = { message: "Welcome!", userType: "Member", redirectUrl: "https://contoso.com/", sendMail: true } as const;
      for (const approval of [
        {},
        { ...asked, decision: { kind: "approved", ...doer } },
        { ...asked, decision: { kind: "approved", ...doer, changed }, asked: { ...options, colleagues: [id("diego")] } },
        { ...asked, decision: { kind: "rejected", ...doer, reason: "Not now." } },
        { ...asked, problem: { ...doer, reason: "quota-reached" } },
      ] as const) {
        const invitation = awaiting({}, approval);
        await store(invitation);
        assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
      }
    });

    it("returns an approval without a posted card, and the rule that allowed an invitation", async () => {
      const { card: _, ...approval } = awaiting().approval ?? assert.fail();
      const [waiting, allowed] = [awaiting({ approval }), anInvitation({ allowedBy: "Fabrikam is a partner", inviteAs: "app" })];
      await store(waiting, allowed);
      assert.deepEqual(await subject().invitations.find(waiting.id), waiting);
      assert.deepEqual(await subject().invitations.find(allowed.id), allowed);
    });

    it("returns every option and every character unchanged", async () => {
      const message = 'Line one\nline "two"; drop table invitations;--';
      const options: Required<InviteOptions> = { ...everyOption, displayName: "Siân O'Brien \u{1F642}", message };
      const invitation = anInvitation({ email: "o'brien@fabrikam.com", options, requester: person({ name: "Ádám" }) });
      await store(invitation);
      assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
    });
  });

  describe("findOpen", () => {
    for (const state of everyState) {
      const open = ["requested", "awaiting-approval", "sending", "invited"].includes(state.kind);
      it(`${open ? "finds" : "passes over"} an invitation that is ${state.kind} (${Object.keys(state).length} properties)`, async () => {
        const invitation = anInvitation({ state });
        await store(invitation, anInvitation());
        assert.deepEqual(await subject().invitations.findOpen(invitation.emailKey), open ? invitation : undefined);
      });
    }
  });

  describe("findByAddress", () => {
    it("gives the invitations of the address, newest first, open or not", async () => {
      const failed: InvitationState = { kind: "failed", since: at("10:00"), reason: "busy", reference: "r" };
      const [older, newest, another] = [
        anInvitation({ email: "sam@fabrikam.com", createdAt: at("09:00") }),
        anInvitation({ email: "sam@fabrikam.com", createdAt: at("10:00"), state: failed }),
        anInvitation({ createdAt: at("11:00") }),
      ];
      await store(newest, older, another);
      assert.deepEqual(await subject().invitations.findByAddress(older.emailKey), [newest, older]);
      assert.deepEqual(await subject().invitations.findByAddress(id("nobody@fabrikam.com")), []);
    });

    it("leaves out attempts without a guest if there are more than 100", async () => {
      const email = "sam@fabrikam.com";
      const oldest = anInvitation({
        email,
        createdAt: at("07:00"),
        state: { kind: "removed", since: at("08:00"), guestId: id("guest-1") },
      });
      const failed: InvitationState = { kind: "failed", since: at("10:00"), reason: "busy", reference: "r" };
      await store(oldest, ...Array.from({ length: 100 }, () => anInvitation({ email, createdAt: at("09:00"), state: failed })));
      const found = await subject().invitations.findByAddress(oldest.emailKey);
      assert.deepEqual([found.length, found.at(-1)], [100, oldest]);
    });
  });

  for (const method of ["findByGuests", "findReadableByGuests"] as const) {
    describe(method, () => {
      it("gives the guests' invitations, newest first, ended ones too", async () => {
        const [old, ended, other, unasked] = [
          anInvitation({ state: invited("guest-1"), createdAt: at("08:00") }),
          anInvitation({ state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") }, createdAt: at("09:00") }),
          anInvitation({ state: invited("guest-2"), createdAt: at("10:00") }),
          anInvitation({ state: invited("guest-3") }),
        ];
        await store(old, ended, other, unasked, anInvitation());
        const found = await subject().invitations[method]([id("guest-1"), id("guest-2"), id("guest-1"), id("unknown")]);
        assert.deepEqual(found, [other, ended, old]);
      });

      it("accepts no guests and very many", async () => {
        const invitation = anInvitation({ state: invited("guest-1999") });
        await store(invitation);
        assert.deepEqual(await subject().invitations[method]([]), []);
        const many = Array.from({ length: 2000 }, (_, index) => id(`guest-${index}`));
        assert.deepEqual(await subject().invitations[method](many), [invitation]);
      });
    });
  }
}
