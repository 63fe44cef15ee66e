import assert from "node:assert/strict";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { texts } from "../../fakes/action-call.ts";

describe("unknownInvitation", () => {
  it("says that we know no such invitation, and what to type for a new one", () => {
    const text = texts.t("error.invitation-unknown", { command: "invite a partner" });
    assert.deepEqual(unknownInvitation(texts), { kind: "error", status: 400, text });
  });
});
