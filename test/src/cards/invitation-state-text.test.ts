import assert from "node:assert/strict";
import { invitationStateText } from "../../../src/cards/invitation-state-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn } from "./example-invitation.ts";

const said = (kind: "requested" | "sending" | "awaiting-approval") => invitationStateText(invitationIn(kind).state, textsFor("en"));

describe("invitationStateText", () => {
  it("says where the invitation stands", () => assert.equal(said("awaiting-approval"), "Waiting for approval"));

  it("makes no difference between checking and sending", () => {
    assert.deepEqual([said("requested"), said("sending")], ["Working on it", "Working on it"]);
  });
});
