import assert from "node:assert/strict";
import { outcomeOfTwin, returnForm, refuseRequest } from "../../../../src/flows/inviting/refuse-request.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const refusal = { kind: "own-domain", domain: "contoso.com" } as const;

describe("refuseRequest", () => {
  it("ends the request, and returns the form with a new id, without an update of the card", async () => {
    const outside = fakeOutside();
    const requested = anInvitation();
    await keep(outside, requested);
    const outcome = await refuseRequest(outside.ports, requested, refusal);
    assert.ok(outcome.kind === "refused" && outcome.next !== requested.id);
    assert.deepEqual(outcome.refusal, refusal);
    const state = { kind: "failed", since: at("10:00"), reason: "own-domain", reference: "00000000" };
    assert.deepEqual([await stateIn(outside, requested), jobsIn(outside)], [state, []]);
  });

  it("returns the first outcome when the same form was sent twice", async () => {
    const outside = fakeOutside();
    const requested = anInvitation();
    const twin = invited({ id: requested.id, version: 2 });
    await keep(outside, requested);
    await keep(outside, twin);
    const outcome = await refuseRequest(outside.ports, requested, refusal);
    assert.deepEqual(outcome, { kind: "already-submitted", invitation: twin });
  });
});

describe("returnForm", () => {
  it("gives every try an id of its own", () => {
    const { ports } = fakeOutside();
    const [first, second] = [returnForm(ports, refusal), returnForm(ports, refusal)];
    assert.ok(first.kind === "refused" && second.kind === "refused" && first.next !== second.next);
  });
});

describe("outcomeOfTwin", () => {
  it("draws the card once the first press has certainly ended, so that nobody sees it at work for ever", async () => {
    const outside = fakeOutside();
    const requested = anInvitation();
    await keep(outside, requested);
    assert.deepEqual(await outcomeOfTwin(outside.ports, requested), { kind: "already-submitted", invitation: requested });
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: requested.id, due: at("10:01:35") }]);
  });

  it("returns nothing of another person's invitation with the same id", async () => {
    const outside = fakeOutside();
    const ours = anInvitation();
    assert.deepEqual(await outcomeOfTwin(outside.ports, ours), { kind: "not-yours" });
    await keep(outside, anInvitation({ id: id(ours.id), requester: person({ name: "Megan Bowen" }) }));
    assert.deepEqual(await outcomeOfTwin(outside.ports, ours), { kind: "not-yours" });
  });
});
