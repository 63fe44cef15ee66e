import assert from "node:assert/strict";
import { notePressedCard } from "../../../../src/flows/telling/note-pressed-card.ts";
import type { PressedCard } from "../../../../src/flows/telling/note-pressed-card.ts";
import { person } from "../../../build/person.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";
import { homeOf } from "../../../build/home-of.ts";

const card = id("1700000000099");
const request = awaiting({}, { card: id("1700000000050") });
const { card: _, ...notPosted } = anApproval();
const unposted = { ...awaiting({ email: "kim@fabrikam.com" }), approval: notPosted };
const direct = invited();
const { channel } = anApproval();
const inThread = (root: string) => id(`${channel};messageid=${root}`);
const asked: PressedCard = { invitation: request.id, conversation: inThread(card), card, place: "approvals" };
const athome: PressedCard = { invitation: request.id, conversation: request.home.conversation, card, place: "home" };

async function note(pressed: PressedCard) {
  const outside = fakeOutside();
  await keep(outside, request, unposted, direct);
  await notePressedCard(outside.ports, pressed);
  await notePressedCard(outside.ports, pressed);
  return jobsIn(outside);
}

describe("notePressedCard", () => {
  for (const pressed of [asked, athome]) {
    it(`queues one adoption of a second card in place ${pressed.place}, after the press is answered`, async () => {
      const { invitation, place } = pressed;
      assert.deepEqual(await note(pressed), [{ kind: "adopt-card", invitation, place, card, due: at("10:00:10") }]);
    });
  }

  it("queues the adoption at once when no card is known", async () => {
    const pressed = { ...asked, invitation: unposted.id };
    assert.deepEqual(await note(pressed), [{ kind: "adopt-card", invitation: unposted.id, place: "approvals", card, due: at("10:00") }]);
  });

  describe("in the own chat of an approver with a copy", () => {
    const megan = person({ name: "Megan Bowen" });
    const { chat } = aCopy(megan);
    const pressedThere = async (known?: string) => {
      const outside = fakeOutside();
      await keep(outside, awaiting({ id: request.id }, { copies: [aCopy(megan, known === undefined ? {} : { card: id(known) })] }));
      await notePressedCard(outside.ports, { ...asked, conversation: chat });
      return jobsIn(outside);
    };
    const adoption = { kind: "adopt-card", invitation: request.id, place: `copy:${megan.id}`, card };

    it("queues the adoption of the copy, or of a second one", async () => {
      assert.deepEqual(await pressedThere(), [{ ...adoption, due: at("10:00") }]);
      assert.deepEqual(await pressedThere("1700000000031"), [{ ...adoption, due: at("10:00:10") }]);
    });

    it("leaves alone the copy that is known", async () => assert.deepEqual(await pressedThere(card), []));
  });

  for (const [what, pressed] of Object.entries({
    "the approval card that is known": { ...asked, conversation: inThread("1700000000050"), card: id("1700000000050") },
    "the living card that is known": { ...athome, card: homeOf(request).card },
    "the living card, in the approvals channel": { ...asked, conversation: inThread(homeOf(request).card), card: homeOf(request).card },
    "a reply in a thread of the approvals channel, such as a list": { ...asked, conversation: inThread("1700000000098") },
    "a message in another channel": { ...asked, conversation: id(`19:other@thread.tacv2;messageid=${card}`) },
    "a message in a chat": { ...asked, conversation: id("a:megan") },
    "a message outside of the home": { ...athome, conversation: id("a:megan") },
    "an id that isn't one of a message": { ...asked, conversation: inThread('1"%'), card: id('1"%') },
    "an invitation that nobody decides about": { ...asked, invitation: direct.id },
    "an invitation that isn't there": { ...asked, invitation: id("unknown") },
  })) {
    it(`leaves alone ${what}`, async () => assert.deepEqual(await note(pressed), []));
  }
});
