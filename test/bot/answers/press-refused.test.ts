import assert from "node:assert/strict";
import { pressRefused } from "../../../bot/answers/press-refused.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { refusalCard } from "../../../src/cards/refusal.ts";
import { id } from "../../build/ids.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

describe("pressRefused", () => {
  it("asks Teams to sign the person in, and after a sign-in asks the person to press again", () => {
    assert.deepEqual(pressRefused(actionCall({ data }), { kind: "sign-in-needed" }), { kind: "sign-in" });
    const text = texts.t("error.sign-in-expired");
    assert.deepEqual(pressRefused(actionCall({ data, token: "old" }), { kind: "sign-in-needed" }), { kind: "message", text });
  });

  it("says why it was refused, with the buttons that help", () => {
    const refusal = { kind: "strong-auth-needed", signInUrl: "https://guestlist.example/sign-in?ticket=1" } as const;
    const card = refusalCard({ refusal, invitation: id(data.invitation) }, texts);
    assert.deepEqual(pressRefused(actionCall({ data }), { kind: "refused", refusal }), { kind: "card", card });
  });

  it("says that it knows no such invitation", () => {
    assert.deepEqual(pressRefused(actionCall({ data }), { kind: "unknown-invitation" }), unknownInvitation(texts));
  });
});
