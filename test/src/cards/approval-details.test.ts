import assert from "node:assert/strict";
import { approvalDetails, messageBlock } from "../../../src/cards/approval-details.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";

const texts = textsFor("en-GB", "Europe/Paris");
const details = (request: Invitation, given = {}) =>
  approvalDetails({ invitation: request, ...given }, request.approval ?? assert.fail(), texts);

describe("approvalDetails", () => {
  it("leaves what stands above the buttons there while the request waits", () => {
    const { facts, texts: said } = details(requestIn("awaiting-approval", {}, { options: { ...invitation.options, message: "Welcome!" } }));
    assert.deepEqual([facts.some(({ title }) => title === "Name"), said], [false, []]);
  });

  it("has all of the request once it is decided, and the reason of a rejection once", () => {
    const decision = { kind: "rejected", by: megan.id, name: "Megan Bowen", at: at("10:40"), reason: "No" } as const;
    const { facts, texts: said } = details(
      requestIn("rejected", { decision, remarks: [] }, { options: { ...invitation.options, message: "Welcome!" } }),
    );
    assert.ok(facts.some(({ title }) => title === "Name"));
    assert.deepEqual(said, [
      { head: "What is it for?", text: "We build the spring campaign together." },
      { head: "Rule “New partners”" },
      { head: "Message", text: "Welcome!" },
      { head: "Rejected by Megan Bowen, 20 Nov 2026, 11:40" },
    ]);
  });

  it("names the zone of its times once, where several people read the card", () => {
    const request = requestIn("awaiting-approval");
    assert.equal(details(request).zone, undefined);
    assert.equal(details(request, { toMention: { people: [] } }).zone, "Times: Central European Time");
  });
});

describe("messageBlock", () => {
  it("has the whole message with its label, and nothing without one", () => {
    assert.deepEqual(
      messageBlock(requestIn("awaiting-approval", {}, { options: { ...invitation.options, message: "One\n\n*two*" } }), texts),
      {
        message: { head: "Message", text: "One\n\n\\*two\\*" },
      },
    );
    assert.deepEqual(messageBlock({ options: { redirectUrl: "https://x.example", sendMail: true } }, texts), {});
  });
});
