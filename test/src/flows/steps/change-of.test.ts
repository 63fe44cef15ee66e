import assert from "node:assert/strict";
import { changeOf } from "../../../../src/flows/steps/change-of.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const next = invited();
const event = { at: at("10:00"), invitation: next.id, what: "resent" };

describe("changeOf", () => {
  it("is the invitation with its audit event and jobs", () => {
    const jobs = [{ task: { kind: "update-card", invitation: next.id }, due: at("10:00") }] as const;
    const change = changeOf(next, "resent", new FakeClock(), { by: id("ada"), detail: "why", jobs });
    assert.deepEqual(change, { invitations: [next], events: [{ ...event, by: "ada", detail: "why" }], jobs });
  });

  it("has no jobs and no person unless they are given", () => {
    assert.deepEqual(changeOf(next, "resent", new FakeClock(), {}), { invitations: [next], events: [event], jobs: [] });
  });
});
