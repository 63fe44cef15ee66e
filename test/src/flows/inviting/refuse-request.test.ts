import assert from "node:assert/strict";
import { outcomeOfTwin, returnForm, refuseRequest } from "../../../../src/flows/inviting/refuse-request.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const refusal = { kind: "own-domain", domain: "contoso.com" } as const;

describe("refuseRequest", () => {
  it("returns the form with its own id, and stores nothing", async () => {
    const outside = fakeOutside();
    const requested = anInvitation({ version: 0 });
    assert.deepEqual(await refuseRequest(outside.ports, requested, refusal), { kind: "refused", refusal });
    assert.deepEqual([await stateIn(outside, requested), outside.store.events(), jobsIn(outside)], [undefined, [], []]);
  });

  it("returns the first outcome when the same form was sent twice", async () => {
    const outside = fakeOutside();
    const requested = anInvitation({ version: 0 });
    const twin = invited({ id: requested.id });
    await keep(outside, twin);
    const outcome = await refuseRequest(outside.ports, requested, refusal);
    assert.deepEqual(outcome, { kind: "already-submitted", invitation: twin });
  });
});

describe("returnForm", () => {
  it("gives the form a new id only where its own is used up", () => {
    assert.deepEqual(returnForm(refusal), { kind: "refused", refusal });
    assert.deepEqual(returnForm(refusal, id("next")), { kind: "refused", refusal, next: "next" });
  });
});

describe("outcomeOfTwin", () => {
  it("draws the card once the first press has certainly ended, so that nobody sees it at work for ever", async () => {
    const outside = fakeOutside();
    const twin = sending();
    await keep(outside, twin);
    assert.deepEqual(await outcomeOfTwin(outside.ports, twin), { kind: "already-submitted", invitation: twin });
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: twin.id, due: at("10:01:35") }]);
  });

  it("returns the form with a new id when the first press was so long ago that it was blanked", async () => {
    const outcome = await outcomeOfTwin(fakeOutside().ports, anInvitation());
    assert.ok(outcome.kind === "refused" && outcome.next);
    assert.deepEqual(outcome.refusal, { kind: "interrupted" });
  });

  it("returns nothing of another person's invitation with the same id", async () => {
    const outside = fakeOutside();
    const ours = anInvitation();
    await keep(outside, anInvitation({ id: id(ours.id), requester: person({ name: "Megan Bowen" }) }));
    assert.deepEqual(await outcomeOfTwin(outside.ports, ours), { kind: "not-yours" });
  });
});
