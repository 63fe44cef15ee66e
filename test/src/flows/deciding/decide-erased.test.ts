import assert from "node:assert/strict";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { aDecision } from "../../../build/a-decision.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

type Press = (outside: FakeOutside, decision: ReturnType<typeof aDecision>) => Promise<{ readonly kind: string }>;

const presses: Readonly<Record<string, Press>> = {
  "an approval": ({ ports }, decision) => approveInvitation(ports, decision),
  "an approval of what can't be sent": ({ ports, directory }, decision) => {
    directory.add({ mail: "sam@fabrikam.com", userState: "Accepted" });
    return approveInvitation(ports, decision);
  },
  "a rejection": ({ ports }, decision) => rejectInvitation(ports, { ...decision, reason: "No" }),
  "a question": ({ ports }, decision) => askBack(ports, { ...decision, question: "Why?" }),
};

/** After the press has found the request, there is none any more. */
function eraseMeanwhile({ store }: FakeOutside): void {
  const { invitations } = store;
  const find = invitations.find.bind(invitations);
  let found = 0;
  invitations.find = async (id) => (found++ === 0 ? find(id) : undefined);
}

describe("a request that is erased while somebody decides", () => {
  for (const [what, press] of Object.entries(presses)) {
    it(`is unknown to ${what}, and nothing is sent`, async () => {
      const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
      eraseMeanwhile(outside);
      assert.deepEqual(await press(outside, aDecision(request)), { kind: "unknown-invitation" });
      assert.deepEqual(outside.directory.invited, []);
    });
  }
});
