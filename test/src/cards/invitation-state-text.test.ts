import assert from "node:assert/strict";
import { invitationStateText } from "../../../src/cards/invitation-state-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn } from "./example-invitation.ts";

const said = (kind: "requested" | "sending" | "awaiting-approval") => invitationStateText(invitationIn(kind).state, textsFor("en"));

describe("invitationStateText", () => {
  it("names the invitation's state", () => assert.equal(said("awaiting-approval"), "Waiting for approval"));

  it("has one text for checking and sending", () => {
    assert.deepEqual([said("requested"), said("sending")], ["Working on it", "Working on it"]);
  });
});
