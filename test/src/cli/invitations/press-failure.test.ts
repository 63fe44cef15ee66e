import assert from "node:assert/strict";
import { asItStands, pressFailure } from "../../../../src/cli/invitations/press-failure.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { failed } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";

const invitation = anInvitation({ requester: person({ name: "Adele\u001b[31m" }), email: "sam@fabrikam.com" });

describe("pressFailure", () => {
  it("says how to sign in again", () => {
    const { message, fix, exit } = pressFailure({ kind: "sign-in-needed" }, invitation, "revoke");
    assert.deepEqual(
      [message, fix, exit],
      ["Your sign-in has ended, so nothing was done.", "Run the command again to sign in.", "sign-in-needed"],
    );
  });

  it("gives a refusal its own words and exit code", () => {
    assert.equal(pressFailure({ kind: "refused", refusal: { kind: "stopped" } }, invitation, "resend").exit, "blocked");
  });

  it("names the person who may, whether the flow tells or hides them, without what steers a terminal", () => {
    const { requester } = invitation;
    for (const outcome of [{ kind: "not-yours", requester } as const, { kind: "unknown-invitation" } as const]) {
      assert.match(pressFailure(outcome, invitation, "resend").message, /^Only Adele \[31m, who asked/);
      assert.equal(pressFailure(outcome, invitation, "decide about").message, "You can't decide about this request.");
    }
  });
});

describe("asItStands", () => {
  it("says the state in words", () => {
    const { message, exit } = asItStands(failed("busy", { email: "sam@fabrikam.com" }), "There is nothing to revoke");
    assert.deepEqual(
      [message, exit],
      ["There is nothing to revoke: the invitation of sam@fabrikam.com is in the state “Not sent”.", "refused"],
    );
  });
});
