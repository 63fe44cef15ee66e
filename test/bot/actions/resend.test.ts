import assert from "node:assert/strict";
import { resend } from "../../../bot/actions/resend.ts";
import type { ResendOutcome } from "../../../src/flows/tending/resend-invitation.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const invitation = "44444444-4444-4444-8444-444444444444";
const data = { invitation, resends: 1 };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };
const message = (text: string) => ({ kind: "message", text });

const answerTo = (outcome: ResendOutcome) => resend(actionCall({ data, flows: { resendInvitation: async () => outcome } }));

describe("resend", () => {
  it("hands on who resends which mail, and how many were resent when the button was drawn", async () => {
    const handed: unknown[] = [];
    const resendInvitation = async (input: unknown): Promise<ResendOutcome> => (handed.push(input), { kind: "unknown-invitation" });
    const call = actionCall({ data, token: "jwt", flows: { resendInvitation } });
    assert.deepEqual(await resend(call), unknown);
    assert.deepEqual(handed, [
      {
        id: invitation,
        resends: 1,
        by: call.press.turn.person,
        conversation: call.press.turn.conversation,
        ssoToken: "jwt",
        confirmed: [],
      },
    ]);
  });

  for (const broken of [{}, { invitation }, { invitation, resends: "1" }, { invitation, resends: -1 }, { invitation: 1, resends: 1 }]) {
    it(`finds no invitation in ${JSON.stringify(broken)}`, async () => {
      assert.deepEqual(await resend(actionCall({ data: broken })), unknown);
    });
  }

  for (const kind of ["resent", "as-it-stands"] as const) {
    it(`shows the living card when it is ${kind}`, async () => {
      const resent = invited({ resends: 2 });
      assert.deepEqual(await answerTo({ kind, invitation: resent }), livingAnswer({ invitation: resent }));
    });
  }

  it("says why no mail went out", async () => {
    assert.deepEqual(await answerTo({ kind: "accepted" }), message("They have accepted already, so no mail is needed."));
    assert.match(JSON.stringify(await answerTo({ kind: "removed" })), /This guest was deleted/);
    const refused = await answerTo({ kind: "not-sent", reason: "busy", reference: "ref-1" });
    assert.deepEqual(refused, message(`No mail went out. ${texts.t("failure.busy")} (reference ref-1)`));
    assert.match(JSON.stringify(await answerTo({ kind: "unclear", reference: "ref-1" })), /didn't say whether the mail went out.*ref-1/);
    const notYours = await answerTo({ kind: "not-yours", requester: person({ name: "Diego" }) });
    assert.deepEqual(notYours, message("Only Diego, who invited this partner, can send the mail again."));
    const notAllowed = await answerTo({ kind: "refused", refusal: { kind: "invitations-not-allowed" } });
    assert.match(JSON.stringify(notAllowed), /doesn't let you invite guests/);
  });
});
