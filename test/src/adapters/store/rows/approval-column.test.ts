import assert from "node:assert/strict";
import { approvalSchema, approvalText } from "../../../../../src/adapters/store/rows/approval-column.ts";
import { anApproval } from "../../../../build/an-approval.ts";
import { at, id } from "../../../../build/ids.ts";

const doer = { by: id("megan"), name: "Megan", at: at("10:00") };
const read = (part: object) => approvalSchema.safeParse(JSON.parse(approvalText({ ...anApproval(), ...part })));

describe("an approval's column", () => {
  for (const part of [
    {},
    { decision: { kind: "approved", ...doer, changed: ["message"] }, asked: { redirectUrl: "https://a.example/", sendMail: true } },
    { decision: { kind: "rejected", ...doer, reason: "Not now." } },
    { problem: { ...doer, reason: "quota-reached" }, remarks: [{ kind: "question", ...doer, text: "Why?" }] },
  ]) {
    it(`gives an approval back as it was, with ${Object.keys(part).join(" and ") || "nothing decided"}`, () => {
      assert.deepEqual(read(part).data, { ...anApproval(), ...part });
    });
  }

  for (const part of [
    { why: "bored" },
    { askedAt: "yesterday" },
    { channel: "" },
    { remarks: [{ kind: "shout", ...doer, text: "!" }] },
    { decision: { kind: "approved", ...doer, changed: ["email"] } },
    { decision: { kind: "rejected", ...doer } },
    { problem: { ...doer, reason: "bored" } },
    { confirmed: ["anything"] },
  ]) {
    it(`can't be read with ${JSON.stringify(part).slice(0, 80)}`, () => assert.equal(read(part).success, false));
  }

  it("can't be read without what every approval has", () => assert.equal(approvalSchema.safeParse({}).success, false));
});
