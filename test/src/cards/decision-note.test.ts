import assert from "node:assert/strict";
import { decisionCautionText } from "../../../src/cards/decision-caution-text.ts";
import { decisionNote } from "../../../src/cards/decision-note.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { megan } from "../../build/a-decision.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import type { InvitationState } from "../../../src/domain/invitation.ts";

const texts = textsFor("en");
const doer = { by: megan.id, name: "Megan *Bowen*", at: at("10:00") };
const since = at("10:00");
const ended = (state: InvitationState) => decisionNote(awaiting({ state }), id("somebody"), texts);

describe("decisionNote", () => {
  it("names the person who decided, to everybody else", () => {
    const approved = awaiting({}, { decision: { kind: "approved", ...doer } });
    const rejected = awaiting({}, { decision: { kind: "rejected", ...doer, reason: "No" } });
    assert.equal(decisionNote(approved, id("somebody"), texts), "Megan \\*Bowen\\* was first and approved it.");
    assert.equal(decisionNote(rejected, id("somebody"), texts), "Megan \\*Bowen\\* was first and rejected it.");
    assert.equal(decisionNote(approved, megan.id, texts), undefined);
  });

  it("says how an undecided request ended", () => {
    assert.equal(ended({ kind: "withdrawn", since }), "Adele Vance has withdrawn this request, so there is nothing left to decide.");
    assert.equal(ended({ kind: "lapsed", since }), "Nobody decided in time, so this request has ended.");
    const failed = { kind: "failed", since, reason: "guest-accepted", reference: "ref" } as const;
    assert.equal(ended(failed), "This request has ended, so there is nothing left to decide.");
  });
});

describe("decisionCautionText", () => {
  it("names the requester, and the user in the directory", () => {
    const text = (caution: Parameters<typeof decisionCautionText>[0]) => decisionCautionText(caution, awaiting(), texts);
    assert.match(text({ kind: "message-unused-app" }), /ask Adele Vance to pass the link on/);
    assert.match(text({ kind: "deleted-lately", name: "Sam", since: null }), /^Sam was a guest with this address and was deleted\./);
    assert.match(text({ kind: "contact-exists", name: "Legal desk" }), /^Legal desk, a contact/);
    const words = "Now this would go out in your name. Until now, the invitation was in the name of Megan \\*B\\*.";
    assert.equal(text({ kind: "sent-by-you", untilNow: { kind: "person", name: "Megan *B*" } }), words);
  });
});
