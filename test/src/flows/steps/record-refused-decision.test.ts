import assert from "node:assert/strict";
import { mayDecide } from "../../../../src/flows/deciding/may-decide.ts";
import { adele, aDecision, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const stranger = person({ name: "Grady Archie" });

describe("recordRefusedDecision", () => {
  it("is logged each time, and written down once for each person and reason", async () => {
    const { outside, request } = await askedOutside();
    const press = async (by = stranger) => mayDecide(outside.ports, aDecision(request, { by }));
    for (let time = 0; time < 45; time += 1) await press();
    await press(adele);
    await keep(outside, { ...request, version: 2, state: { kind: "withdrawn", since: at("10:00") } });
    await press(megan);
    assert.deepEqual(
      outside.store.events().map(({ what, by, detail }) => [what, by, detail]),
      [
        ["decision-refused", stranger.id, "not-approver"],
        ["decision-refused", adele.id, "own-request"],
        ["decision-refused", megan.id, "withdrawn"],
      ],
    );
    assert.equal(outside.log.codes.filter((code) => code === "decision-refused").length, 47);
  });

  it("is written down once for each request", async () => {
    const { outside, request } = await askedOutside();
    const other = awaiting({ email: "alex@fabrikam.com" });
    await keep(outside, other);
    for (const one of [request, other]) await mayDecide(outside.ports, aDecision(one, { by: stranger }));
    assert.deepEqual(
      outside.store.events().map(({ invitation }) => invitation),
      [request.id, other.id],
    );
  });
});
