import assert from "node:assert/strict";
import { decisionFailure, foreseenFailure, neverAsked } from "../../../../src/cli/invitations/decision-failure.ts";
import type { CommandFailure } from "../../../../src/cli/command-failure.ts";
import { isAskedInvitation } from "../../../../src/flows/deciding/may-decide.ts";
import type { Approval } from "../../../../src/domain/approval.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { adele, diego, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";

function asked(given: Partial<Invitation> = {}, approval: Partial<Approval> = {}) {
  const request = awaiting({ requester: adele, ...given }, approval);
  assert.ok(isAskedInvitation(request));
  return request;
}

const rejection = { kind: "rejected", by: megan.id, name: "_Megan_ Bowen\u001b", at: at("10:01"), reason: "No" } as const;
const ended = asked({ state: { kind: "rejected", since: at("10:01") } }, { decision: rejection });
const words = ({ exit, message }: CommandFailure) => [exit, message];

describe("decisionFailure", () => {
  it("says who else can decide", () => {
    const own = decisionFailure({ kind: "own-request", invitation: asked() }, asked(), adele.id);
    assert.deepEqual(words(own), ["refused", "You asked for this yourself, so somebody else must decide."]);
    const other = decisionFailure({ kind: "not-approver", invitation: asked() }, asked(), diego.id);
    assert.deepEqual(words(other), ["refused", "Only Contoso Partners can decide about this."]);
  });

  it("says who was first, and reminds those who decided themselves", () => {
    const late = decisionFailure({ kind: "already-decided", invitation: ended }, ended, diego.id);
    assert.equal(late.exit, "refused");
    assert.match(late.message, /_Megan_ Bowen/);
    assert.doesNotMatch(late.message, /[\\\p{Cc}]/u);
    const again = decisionFailure({ kind: "already-decided", invitation: ended }, ended, megan.id);
    assert.deepEqual(words(again), ["refused", "You have decided about it already."]);
  });

  it("gives every other end the words of all presses", () => {
    assert.deepEqual(words(decisionFailure({ kind: "sign-in-needed" }, asked(), megan.id)), [
      "sign-in-needed",
      "Your sign-in has ended, so nothing was done.",
    ]);
  });
});

describe("foreseenFailure", () => {
  it("says the same of what is stored, without asking anybody", () => {
    assert.match(foreseenFailure(asked(), adele.id).message, /asked for this yourself/);
    assert.match(foreseenFailure(asked(), diego.id).message, /^Only Contoso Partners can decide/);
    assert.equal(foreseenFailure(ended, megan.id).message, "You have decided about it already.");
  });
});

describe("neverAsked", () => {
  it("names the partner, without what steers a terminal", () => {
    const failure = neverAsked(invited({ email: "sam\u001b@fabrikam.com" }));
    assert.deepEqual(words(failure), ["refused", "The invitation of sam @fabrikam.com needs no approval."]);
  });
});
