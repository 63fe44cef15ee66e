import assert from "node:assert/strict";
import { invitationHistory } from "../../../src/cards/invitation-history.ts";
import type { Invitation, InvitationState } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { invitationIn } from "./example-invitation.ts";

const lines = (invitation: Invitation) => invitationHistory(invitation, textsFor("en-GB")).map(({ line }) => line);
const requested = "Requested 20 Nov 2026, 10:00";

describe("invitationHistory", () => {
  for (const [kind, latest] of [
    ["requested", undefined],
    ["sending", undefined],
    ["awaiting-approval", "Approval asked for 20 Nov 2026, 10:00"],
    ["rejected", "Rejected 20 Nov 2026, 11:00"],
    ["withdrawn", "Withdrawn 20 Nov 2026, 11:00"],
    ["lapsed", "Ended undecided 20 Nov 2026, 11:00"],
    ["invited", "Invited 20 Nov 2026, 10:00"],
    ["accepted", "Accepted 20 Nov 2026, 14:32"],
    ["failed", "Not sent 20 Nov 2026, 10:05"],
    ["removed", "Removed 20 Nov 2026, 16:00"],
    ["revoked", "Revoked 20 Nov 2026, 16:00"],
  ] as const satisfies readonly (readonly [InvitationState["kind"], string | undefined])[]) {
    it(`lists the request and what made the invitation ${kind}`, () => {
      assert.deepEqual(lines(invitationIn(kind)), latest === undefined ? [requested] : [requested, latest]);
    });
  }

  it("says that an administrator reset or restored the guest", () => {
    const [invited, accepted] = [invitationIn("invited"), invitationIn("accepted")];
    assert.ok(invited.state.kind === "invited" && accepted.state.kind === "accepted");
    const since = at("16:00");
    assert.equal(lines({ ...invited, state: { ...invited.state, since, again: "reset" } })[1], "Reset 20 Nov 2026, 16:00");
    assert.equal(lines({ ...invited, state: { ...invited.state, since, again: "restored" } })[1], "Restored 20 Nov 2026, 16:00");
    assert.equal(lines({ ...accepted, state: { ...accepted.state, since, again: "restored" } })[1], "Restored 20 Nov 2026, 16:00");
  });
});
