import assert from "node:assert/strict";
import { approvalHistory } from "../../../src/cards/approval-history.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";

const texts = textsFor("en-GB");

describe("approvalHistory", () => {
  it("lists reminder and escalation in time order", () => {
    const lines = (request: Invitation) =>
      approvalHistory(request, request.approval ?? assert.fail("it is no request"), texts).map(({ line }) => line);
    const waited = { remarks: [], remindedAt: at("11:00"), escalatedAt: at("12:00") };
    const later = ["Approvers reminded · 20 Nov 2026, 11:00", "Passed on to more approvers · 20 Nov 2026, 12:00"];
    const requested = "Requested 20 Nov 2026, 10:00";
    assert.deepEqual(lines(requestIn("awaiting-approval", waited)), [requested, "Approval asked for 20 Nov 2026, 10:00", ...later]);
    assert.deepEqual(lines(requestIn("accepted", waited)), [requested, ...later, "Accepted 20 Nov 2026, 14:32"]);
  });
});
