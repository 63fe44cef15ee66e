import assert from "node:assert/strict";
import { admit } from "../../bot/admit.ts";
import { teamsIds } from "../build/activities.ts";
import { id } from "../build/ids.ts";
import { turnedAway } from "../build/turned-away.ts";
import { texts } from "../fakes/action-call.ts";
import { commandCall } from "../fakes/command-call.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const { turn } = commandCall();

describe("admit", () => {
  it("admits a member of the organization", async () => {
    const arrivals: unknown[] = [];
    const flows = stubFlows({ admitPerson: async (arrival) => (arrivals.push(arrival), "admitted") });
    assert.deepEqual(await admit(turn, flows, texts), { kind: "admitted" });
    const deciding = id("44444444-4444-4444-8444-444444444444");
    assert.deepEqual(await admit(turn, flows, texts, deciding), { kind: "admitted" });
    const arrival = { person: teamsIds.adele, tenantId: teamsIds.tenant };
    assert.deepEqual(arrivals, [arrival, { ...arrival, deciding }]);
  });

  for (const [admission, text] of turnedAway) {
    it(`refuses a ${admission}, and says why`, async () => {
      assert.deepEqual(await admit(turn, stubFlows({ admitPerson: async () => admission }), texts), { kind: "refused", text });
    });
  }
});
