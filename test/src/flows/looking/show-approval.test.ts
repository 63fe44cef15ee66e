import assert from "node:assert/strict";
import { showApproval } from "../../../../src/flows/looking/show-approval.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const [megan, diego] = [person({ name: "Megan Bowen" }), person({ name: "Diego Siciliani" })];
const channel = id("19:approvals@thread.tacv2");
const request = awaiting({}, { channel });

async function world() {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan]);
  await keep(outside, request);
  return outside;
}

describe("showApproval", () => {
  it("shows a request to everybody in the channel where it is decided, without looking anybody up", async () => {
    const outside = await world();
    outside.teams.failure = new Error("Teams is down");
    for (const conversation of [channel, id(`${channel};messageid=1`)]) {
      assert.deepEqual(await showApproval(outside.ports, request.id, { id: diego.id, conversation }), request);
    }
  });

  it("shows it elsewhere to approvers only", async () => {
    const { ports } = await world();
    assert.deepEqual(await showApproval(ports, request.id, { id: megan.id, conversation: id("a:1-megan") }), request);
    assert.equal(await showApproval(ports, request.id, { id: diego.id, conversation: id("a:1-diego") }), undefined);
    assert.equal(await showApproval(ports, request.id, { id: diego.id, conversation: request.home.conversation }), undefined);
  });

  it("shows nothing of an invitation without an approval, nor of one that isn't stored", async () => {
    const outside = await world();
    const direct = invited();
    await keep(outside, direct);
    for (const one of [direct.id, id("unknown")]) {
      assert.equal(await showApproval(outside.ports, one, { id: megan.id, conversation: channel }), undefined);
    }
  });
});
