import assert from "node:assert/strict";
import { approvalRemarks } from "../../../src/cards/approval-remarks.ts";
import { longestRemark, mostRemarks } from "../../../src/domain/approval.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { megan } from "./approval-examples.ts";
import { requester as adele } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };

describe("approvalRemarks", () => {
  it("lists questions, answers and the decision, with author and time", () => {
    const remarks = [
      { kind: "question", ...by, text: "What for?" },
      { kind: "answer", by: adele.id, name: adele.name, at: at("10:45"), text: "The *campaign*." },
    ] as const;
    const said = (decision?: Approval["decision"]) =>
      approvalRemarks(anApproval({ remarks, ...(decision && { decision }) }), texts).map(({ head, text }) => [head, text]);
    const asked = [
      ["Megan Bowen asked, 20 Nov 2026, 10:40", "What for?"],
      ["Adele Vance answered, 20 Nov 2026, 10:45", "The \\*campaign\\*."],
    ];
    assert.deepEqual(said(), asked);
    assert.deepEqual(said({ kind: "rejected", ...by, reason: "Not now." }), [
      ...asked,
      ["Rejected by Megan Bowen, 20 Nov 2026, 10:40", "Not now."],
    ]);
    assert.deepEqual(said({ kind: "approved", ...by }), [...asked, ["Approved by Megan Bowen, 20 Nov 2026, 10:40", undefined]]);
    const changed = ["displayName", "message", "messageLanguage", "sendMail", "cc", "userType"] as const;
    assert.deepEqual(said({ kind: "approved", ...by, changed }).at(-1), [
      "Approved by Megan Bowen, 20 Nov 2026, 10:40",
      "Changed: Name, Message, Language, Mail, Copy to and Joins as",
    ]);
  });

  const many = (text: string) =>
    approvalRemarks(
      anApproval({ remarks: Array.from({ length: mostRemarks }, () => ({ kind: "question", ...by, text }) as const) }),
      texts,
    );

  it("shows ten of the longest whole", () => {
    const long = `Why *this* partner?\n${'A sentence, "quoted" (so). '.repeat(20)}`.slice(0, longestRemark - 1).concat("!");
    for (const { text } of many(long)) assert.equal(text?.replace(/\\(.)/g, "$1").replace("\n\n", "\n").length, longestRemark);
  });

  it("shows half of each where they are mostly signs, so that Teams takes the card", () => {
    const [first] = many("\\".repeat(longestRemark));
    assert.equal(first?.text, `${"\\\u2060".repeat(longestRemark / 2 - 1)}…`);
  });
});
