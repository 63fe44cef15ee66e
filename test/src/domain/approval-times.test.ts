import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Approval } from "../../../src/domain/approval.ts";
import { isLapsed, nextTimeStep } from "../../../src/domain/approval-times.ts";
import { defaultPolicy } from "../../../src/domain/policy/policy.ts";
import type { Policy } from "../../../src/domain/policy/policy.ts";
import { anApproval } from "../../build/an-approval.ts";
import { id } from "../../build/ids.ts";
import { runs } from "../../build/runs.ts";

/** A Monday, in UTC. */
const monday: Approval["askedAt"] = id("2026-11-16T09:00:00.000Z");
const on = (day: string, time = "09:00:00.000") => id(`2026-11-${day}T${time}Z`);
const megan = { by: id("person-megan"), name: "Megan Bowen" };
const terms = (given: Partial<Policy["approvals"]> = {}) => ({ approvals: { ...defaultPolicy.approvals, ...given } });
const escalating = terms({ escalate: { after: 2, to: "legal" } });
const asked = (given: Partial<Approval> = {}) => anApproval({ askedAt: monday, ...given });
const remark = (kind: "question" | "answer", at: ReturnType<typeof on>) => ({ kind, ...megan, at, text: "Why?" });

describe("nextTimeStep", () => {
  it("waits for the reminder first", () => {
    assert.deepEqual(nextTimeStep(asked(), terms(), monday), { kind: "wait", until: on("17") });
    assert.deepEqual(nextTimeStep(asked(), terms(), on("16", "23:59:59.999")), { kind: "wait", until: on("17") });
  });

  it("reminds after a working day, once", () => {
    assert.deepEqual(nextTimeStep(asked(), terms(), on("17")), { kind: "remind" });
    assert.deepEqual(nextTimeStep(asked({ remindedAt: on("17") }), terms(), on("17")), { kind: "wait", until: on("23") });
  });

  it("escalates later, once, and then reminds no more", () => {
    const reminded = { remindedAt: on("17") };
    assert.deepEqual(nextTimeStep(asked(reminded), escalating, on("17")), { kind: "wait", until: on("18") });
    assert.deepEqual(nextTimeStep(asked(reminded), escalating, on("18")), { kind: "escalate", to: "legal" });
    assert.deepEqual(nextTimeStep(asked(), escalating, on("18")), { kind: "escalate", to: "legal" });
    assert.deepEqual(nextTimeStep(asked({ escalatedAt: on("18"), escalatedTo: "legal" }), escalating, on("18")), {
      kind: "wait",
      until: on("23"),
    });
  });

  it("lapses after seven days, with or without a reminder before", () => {
    assert.deepEqual(nextTimeStep(asked(), escalating, on("23")), { kind: "lapse" });
    assert.equal(isLapsed(asked(), terms(), on("22", "23:59:59.999")), false);
    assert.equal(isLapsed(asked(), terms(), on("23")), true);
  });

  it("sends the approvers nothing while their question is open, and counts again from the answer", () => {
    const question = asked({ remarks: [remark("question", on("16"))] });
    assert.deepEqual(nextTimeStep(question, terms(), on("18")), { kind: "wait", until: on("19") });
    assert.deepEqual(nextTimeStep(question, terms(), on("22")), { kind: "wait", until: on("23") });
    const answered = asked({ remarks: [remark("question", on("16")), remark("answer", on("18"))] });
    assert.deepEqual(nextTimeStep(answered, terms(), on("18")), { kind: "wait", until: on("19") });
    assert.deepEqual(nextTimeStep(answered, terms(), on("19")), { kind: "remind" });
    assert.deepEqual(nextTimeStep(question, terms(), on("23")), { kind: "lapse" });
  });

  it("begins again when the approver could not send it", () => {
    const back = asked({ problem: { ...megan, at: on("20"), reason: "quota-reached" } });
    assert.equal(isLapsed(back, terms(), on("26")), false);
    assert.deepEqual(nextTimeStep(back, terms(), on("20")), { kind: "wait", until: on("23") });
    assert.deepEqual(nextTimeStep(back, terms(), on("27")), { kind: "lapse" });
  });

  it("never waits for a past moment, and always ends", () => {
    const days = fc.integer({ min: 1, max: 20 });
    const policies = fc.record({
      ...{ remindAfter: days, lapseAfter: days, weekend: fc.subarray([0, 3, 5, 6]), timeZone: fc.constantFrom("UTC", "Asia/Riyadh") },
      escalate: fc.option(fc.record({ after: days, to: fc.constant("legal") }), { nil: undefined }),
    });
    fc.assert(
      fc.property(policies, ({ escalate, ...given }) => {
        const steps = passTime(terms({ ...given, ...(escalate && { escalate }) }));
        assert.equal(steps.at(-1), "lapse");
        for (const once of ["remind", "escalate"]) assert.ok(steps.filter((step) => step === once).length <= 1);
      }),
      { numRuns: runs(200) },
    );
  });
});

/** Looks again whenever a look is due, until the request has ended. */
function passTime(policy: Pick<Policy, "approvals">): string[] {
  const steps: string[] = [];
  let approval = asked();
  let now: Approval["askedAt"] = monday;
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const step = nextTimeStep(approval, policy, now);
    steps.push(step.kind);
    if (step.kind === "lapse") break;
    if (step.kind === "wait") {
      assert.ok(step.until > now, "would look again at once");
      now = step.until;
    } else {
      approval = { ...approval, ...(step.kind === "remind" ? { remindedAt: now } : { escalatedAt: now, escalatedTo: step.to }) };
    }
  }
  return steps;
}
