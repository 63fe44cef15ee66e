import assert from "node:assert/strict";
import { revocationFailure } from "../../../../src/cli/invitations/revocation-failure.ts";
import { id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";

const invitation = invited({ email: "sam\u001b@fabrikam.com" });
const guest = id("guest-1");

function told(outcome: Parameters<typeof revocationFailure>[0]) {
  const { exit, message, fix } = revocationFailure(outcome, invitation);
  return { exit, message, fix };
}

describe("revocationFailure", () => {
  it("says why a guest was kept, and which one an administrator can delete", () => {
    const fix = "An administrator can delete the guest with the object id guest-1 in Microsoft Entra.";
    for (const [why, words] of [
      ["accepted-before", "they may have accepted before, and may have teams and files"],
      ["shared", "another invitation has the same guest"],
      ["not-ours", "it isn't certain that this invitation created the guest"],
    ] as const) {
      const message = `sam @fabrikam.com wasn't deleted: ${words}.`;
      assert.deepEqual(told({ kind: "kept", why, guest, invitation }), { exit: "refused", message, fix });
    }
  });

  it("names the permission that the app lacks", () => {
    const { exit, fix } = told({ kind: "not-permitted", guest, invitation, permission: "User.DeleteRestore.All" });
    assert.equal(exit, "refused-by-microsoft");
    assert.match(String(fix), /object id guest-1.*grant the app User\.DeleteRestore\.All \(application\) and run the command again\.$/);
  });

  it("says what the directory knows instead", () => {
    for (const kind of ["accepted", "too-fresh", "no-state"] as const) {
      const { exit, message } = told({ kind });
      assert.equal(exit, "refused", kind);
      assert.doesNotMatch(message, /[\p{Cc}*]|revoke\.|status\./u, kind);
    }
  });

  it("says that there is nothing to revoke, and gives every other end the words of all presses", () => {
    assert.match(told({ kind: "as-it-stands", invitation: failed("busy") }).message, /^There is nothing to revoke: /);
    assert.equal(told({ kind: "sign-in-needed" }).exit, "sign-in-needed");
  });
});
