import assert from "node:assert/strict";
import { approvalStanding } from "../../../src/cards/approval-standing.ts";
import { invitationStateText } from "../../../src/cards/invitation-state-text.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { InvitationState } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";

const texts = textsFor("en-GB");
const approved = { kind: "approved", by: megan.id, name: "Megan *Bowen*", at: at("10:40") } as const;

function head(kind: InvitationState["kind"], decision?: Approval["decision"]): string {
  const request = requestIn(kind, decision && { decision });
  const { look, state, title, standing } = approvalStanding(request, request.approval ?? assert.fail(), texts);
  return [`${look.symbol} ${state}`, title, ...(standing === undefined ? [] : [standing])].join(" | ");
}

describe("approvalStanding", () => {
  it("says who asks for which partner while the request waits", () => {
    assert.equal(head("awaiting-approval"), "○ Waiting for approval | Adele Vance asks to invite sam.okafor@fabrikam.com");
  });

  it("says first who approved, and on a line of its own where the invitation stands", () => {
    for (const kind of ["queued", "sending", "invited", "accepted", "removed", "revoked"] as const) {
      const stands = invitationStateText(requestIn(kind).state, texts);
      assert.equal(head(kind, approved), `✓ Approved by Megan \\*Bowen\\* | sam.okafor@fabrikam.com for Adele Vance | ${stands}`);
    }
  });

  it("puts a failure first", () => {
    assert.equal(head("failed", approved), "✕ Not sent | sam.okafor@fabrikam.com for Adele Vance | Approved by Megan \\*Bowen\\*");
  });

  it("says who rejected it, or how it ended without a decision", () => {
    const rejected = { ...approved, kind: "rejected", reason: "No" } as const;
    assert.equal(head("rejected", rejected), "✕ Rejected by Megan \\*Bowen\\* | sam.okafor@fabrikam.com for Adele Vance");
    assert.equal(head("withdrawn"), `– ${texts.t("invitation.state.withdrawn")} | sam.okafor@fabrikam.com for Adele Vance`);
  });
});
