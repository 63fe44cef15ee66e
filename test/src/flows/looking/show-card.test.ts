import assert from "node:assert/strict";
import { showCard } from "../../../../src/flows/looking/show-card.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { homeOf } from "../../../build/home-of.ts";

const [adele, megan, diego] = [person({ name: "Adele Vance" }), person({ name: "Megan Bowen" }), person({ name: "Diego Siciliani" })];
const channel = id("19:approvals@thread.tacv2");
const thread = id(`${channel};messageid=1700000000009`);
const request = awaiting({ requester: adele }, { channel });
const card = id("1700000000009");
const living = { kind: "living", invitation: request };
const approval = { kind: "approval", invitation: request };
const unknown = { kind: "unknown-invitation" };

async function world(...kept: Parameters<typeof keep>[1][]) {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan, adele]);
  await keep(outside, request, ...kept);
  return outside.ports;
}

describe("showCard", () => {
  for (const [what, who, conversation, expected] of [
    ["the living card to the requester, where others decide", adele, thread, living],
    ["the living card to the requester in their own chat", adele, id("a:1-adele"), living],
    ["the living card to everybody at home", diego, request.home.conversation, living],
    ["the approval card to everybody where it is decided", diego, thread, approval],
    ["the approval card to an approver in their own chat", megan, id("a:1-megan"), approval],
    ["nothing to others elsewhere", diego, id("a:1-diego"), unknown],
  ] as const) {
    it(`shows ${what}`, async () => {
      assert.deepEqual(await showCard(await world(), request.id, { id: who.id, conversation, card }), expected);
    });
  }

  it("shows the living card of an invitation without an approval to everybody at home", async () => {
    const direct = invited({ requester: adele });
    const viewer = { id: diego.id, ...homeOf(direct) };
    assert.deepEqual(await showCard(await world(direct), direct.id, viewer), { kind: "living", invitation: direct });
  });

  it("distinguishes the two cards where the approvals channel is the home", async () => {
    const home = { conversation: id(`${channel};messageid=1`), card: id("1700000000077") };
    const here = awaiting({ requester: adele, home }, { channel });
    const ports = await world(here);
    const shown = async (pressed: string) =>
      (await showCard(ports, here.id, { id: megan.id, conversation: thread, card: id(pressed) })).kind;
    assert.deepEqual([await shown("1700000000077"), await shown("1700000000009")], ["living", "approval"]);
  });

  it("shows nothing for an invitation without an approval, nor for an unknown one", async () => {
    const direct = invited({ requester: adele });
    const ports = await world(direct);
    for (const asked of [direct.id, id("unknown")]) {
      assert.deepEqual(await showCard(ports, asked, { id: megan.id, conversation: thread, card }), unknown);
    }
  });
});
