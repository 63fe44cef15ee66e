import assert from "node:assert/strict";
import { listedFields, listedRecord, tableFields } from "../../../../src/cli/invitations/listed-record.ts";
import type { InvitationState } from "../../../../src/domain/invitation.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";

const since = at("10:00");
const inState = (state: InvitationState) => listedRecord(anInvitation({ state }));

describe("listedRecord", () => {
  it("has every field, in every state, and null for what isn't known", () => {
    const record = listedRecord(anInvitation());
    assert.deepEqual(Object.keys(record).toSorted(), listedFields.toSorted());
    assert.ok(tableFields.every((field) => listedFields.includes(field)));
    const { displayName, guestId, acceptedAt, goesOutAt, failure, reference, revocation, again, approvers, decision, rule, replaces } =
      record;
    const unknown = [
      displayName,
      guestId,
      acceptedAt,
      goesOutAt,
      failure,
      reference,
      revocation,
      again,
      approvers,
      decision,
      rule,
      replaces,
    ];
    assert.deepEqual(new Set(unknown), new Set([null]));
  });

  it("tells what each state knows", () => {
    const guestId = id("guest-1");
    const accepted = inState({ kind: "accepted", since, heardAt: at("10:01"), path: "delta", guestId, again: "restored" });
    assert.deepEqual([accepted.state, accepted.guestId, accepted.acceptedAt, accepted.again], ["accepted", guestId, since, "restored"]);
    assert.equal(inState({ kind: "queued", since, goesOutAt: at("11:00"), confirmed: [] }).goesOutAt, at("11:00"));
    assert.equal(inState({ kind: "queued", since, confirmed: [] }).goesOutAt, null);
    const failed = inState({ kind: "failed", since, reason: "busy", reference: "ref-1" });
    assert.deepEqual([failed.failure, failed.reference], ["busy", "ref-1"]);
    const invited = inState({ kind: "invited", since, guestId, again: "reset", revocation: "needs-admin" });
    assert.deepEqual([invited.again, invited.revocation, invited.guestId], ["reset", "needs-admin", guestId]);
    assert.equal(inState({ kind: "revoked", since, guestId, why: "replaced" }).revocation, "replaced");
  });

  it("tells who decided, when, and by which rule it was asked for or allowed", () => {
    const decision = { kind: "approved", by: id("megan"), name: "Megan Bowen", at: at("09:00") } as const;
    const asked = listedRecord(anInvitation({ approval: anApproval({ rule: "Banks", decision }) }));
    assert.deepEqual([asked.decision, asked.decidedBy, asked.decidedAt, asked.rule], ["approved", "megan", at("09:00"), "Banks"]);
    assert.equal(listedRecord(anInvitation({ allowedBy: "Partners" })).rule, "Partners");
  });

  it("tells that an administrator invited against a rule", () => {
    const override = { what: "deny", rule: "Banks", reason: "They signed today", by: id("nestor"), at: at("09:00") } as const;
    const record = listedRecord(anInvitation({ override }));
    assert.deepEqual([record.override, record.rule, listedRecord(anInvitation()).override], ["deny", "Banks", null]);
  });

  it("shows what was blanked as not known", () => {
    const options = { redirectUrl: "", sendMail: false };
    const { requester } = anInvitation();
    const blanked = listedRecord(anInvitation({ email: "", options, requester: { ...requester, name: "" } }));
    assert.deepEqual([blanked.email, blanked.domain, blanked.requester, blanked.sendMail], [null, null, null, null]);
    assert.equal(blanked.requesterId, requester.id);
  });
});
