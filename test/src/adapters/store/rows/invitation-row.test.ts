import assert from "node:assert/strict";
import { invitationRow, readInvitation } from "../../../../../src/adapters/store/rows/invitation-row.ts";
import type { Invitation } from "../../../../../src/domain/invitation.ts";
import { awaiting } from "../../../../build/an-approval.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { at, id } from "../../../../build/ids.ts";

const { approval = assert.fail() } = awaiting();
const home = { conversation: id("19:general@thread.tacv2;messageid=1"), card: id("2") };
const findings = { notChecked: ["contacts"], mail: { sender: "s", domain: "d", inviter: "i" }, guestsOfDomain: 0 } as const;
const full: Required<Invitation> = {
  ...anInvitation({ id: id("invitation-1"), home, findings, createdGuest: true, resends: 2 }),
  forwarder: "https://guestlist.contoso.com",
  ...{ replaces: id("mistaken"), inviteAs: "approver", approval, allowedBy: "Partners", postedAfter: at("09:59"), untold: ["requester"] },
  override: { what: "approve", rule: "otherwise", reason: "Agreed", by: id("megan"), at: at("09:58") },
  team: {
    ...{ groupId: "group-1", name: "Contoso", stage: "seen", since: at("10:05") },
    by: { id: id("megan"), name: "Megan" },
    ask: { conversation: home.conversation, card: id("3") },
    isLost: true,
    also: [{ groupId: "group-2", name: "Falcon", by: { id: id("megan"), name: "Megan" } }],
  },
  origin: "imported",
};

describe("an invitation's row", () => {
  for (const [what, invitation] of Object.entries({ everything: full, "no more than it must have": anInvitation() })) {
    it(`gives an invitation with ${what} back as it was`, () => assert.deepEqual(readInvitation(invitationRow(invitation)), invitation));
  }

  it("has the home without its thread, by which all threads of a channel are found", () => {
    assert.equal(invitationRow(full).home_root, "19:general@thread.tacv2");
  });

  for (const [column, value] of [
    ["state", "dreaming"],
    ["guest_id", ""],
    ["posted_after", "yesterday"],
    ["version", 0],
    ["created_at", 5],
    ["options", "{ not JSON"],
    ["options", '{"sendMail":"yes","redirectUrl":"https://a.example"}'],
    ["findings", '{"notChecked":["weather"]}'],
    ["requester_id", ""],
    ["approval", "{ not JSON"],
    ["approval", "null"],
    ["invite_as", "somebody"],
    ["policy_override", '{"reason":"Agreed"}'],
    ["team", '{"groupId":"group","name":"Contoso","stage":"dreamt","since":"2026-11-20T10:00:00.000Z"}'],
    ["untold", '["everybody"]'],
    ["origin", "somewhere"],
  ] as const) {
    it(`is store-corrupt with ${JSON.stringify(value)} as ${column}`, () => {
      const row = {
        ...invitationRow({ ...full, state: { kind: "removed", since: full.createdAt, guestId: id("guest") } }),
        [column]: value,
      };
      assert.throws(() => readInvitation(row), {
        code: "store-corrupt",
        message: new RegExp(`^row invitation-1 of table invitations can't be read: ${column}`),
      });
    });
  }
});
