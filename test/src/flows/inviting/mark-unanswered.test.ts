import assert from "node:assert/strict";
import { markUnanswered } from "../../../../src/flows/inviting/mark-unanswered.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { invited, sending } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const state = { kind: "sending", since: at("10:00"), unanswered: true } as const;

describe("markUnanswered", () => {
  it("stores that there is no answer, and has the card say so, without a line in the trail", async () => {
    const outside = fakeOutside();
    const open = sending();
    await keep(outside, open);
    assert.deepEqual(await markUnanswered(outside.ports, open), { ...open, version: 2, state });
    assert.deepEqual(await stateIn(outside, open), state);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: open.id, due: at("10:00") }]);
    assert.deepEqual(outside.store.events(), []);
  });

  it("does nothing the second time, or when the outcome is known", async () => {
    for (const known of [anInvitation({ state }), invited()]) {
      const outside = fakeOutside();
      await keep(outside, known);
      assert.equal(await markUnanswered(outside.ports, known), undefined);
      assert.deepEqual(jobsIn(outside), []);
    }
  });

  it("leaves an outcome that was stored meanwhile", async () => {
    const outside = fakeOutside();
    const open = sending();
    const settled = { ...invited({ id: open.id }), version: 2 };
    await keep(outside, open);
    await keep(outside, settled);
    assert.equal(await markUnanswered(outside.ports, open), undefined);
    assert.deepEqual(await stateIn(outside, open), settled.state);
  });
});
