import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { adoptCard } from "../../../../src/flows/telling/adopt-card.ts";
import { notePressedCard } from "../../../../src/flows/telling/note-pressed-card.ts";
import { postHome } from "../../../../src/flows/telling/post-home.ts";
import { updateCard } from "../../../../src/flows/telling/update-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();
const home = { conversation: shellPlace(adele.id) };
const fresh = invited({ requester: adele, home });
const done = { kind: "done" };
const chat = `a:${adele.id}`;

async function world(kept: Invitation = fresh) {
  const outside = fakeOutside();
  await keep(outside, kept);
  const run = (telling = aTelling(), ports = outside.ports) => postHome(ports, kept.id, telling);
  const homeNow = async () => (await outside.store.invitations.find(kept.id))?.home;
  return { ...outside, outside, run, homeNow };
}

describe("postHome", () => {
  it("opens the requester's own chat and posts the card there, once", async () => {
    const { run, homeNow, notifier } = await world();
    assert.deepEqual([await run(), await run()], [done, done]);
    assert.deepEqual(notifier.said, [{ what: "post", invitation: fresh.id, state: "invited" }]);
    const stored = await homeNow();
    assert.equal(stored?.conversation, chat);
    assert.ok(stored.card);
  });

  it("lets the card follow from then on, as in a chat", async () => {
    const { run, ports, notifier } = await world();
    await updateCard(ports, "home", fresh.id, aTelling());
    assert.deepEqual(notifier.said, []);
    await run();
    await updateCard(ports, "home", fresh.id, aTelling());
    assert.deepEqual(
      notifier.said.map(({ what }) => what),
      ["post", "edit"],
    );
  });

  it("waits until the answer to the POST is stored, so that the first card shows it", async () => {
    const { run, notifier } = await world(sending({ requester: adele, home }));
    assert.deepEqual(await run(), { kind: "again", at: at("10:00:02") });
    assert.deepEqual(notifier.said, []);
  });

  it("posts nothing of an invitation that was not sent, that has a card already, or that isn't there", async () => {
    for (const kept of [failed("busy", { home }), invited()]) {
      const { run, notifier } = await world(kept);
      assert.deepEqual([await run(), notifier.said], [done, []]);
    }
    const { ports } = fakeOutside();
    assert.deepEqual(await postHome(ports, id("unknown"), aTelling()), done);
  });

  it("starts again when something else has changed the invitation meanwhile", async () => {
    const { run, ports, outside, homeNow } = await world();
    const { notifier } = ports;
    const original = notifier.openChat.bind(notifier);
    notifier.openChat = async (...given) => {
      notifier.openChat = original;
      await keep(outside, { ...fresh, version: 2, resends: 1 });
      return original(...given);
    };
    assert.deepEqual(await run(), { kind: "again", at: at("10:00") });
    assert.deepEqual(await run(), done);
    assert.ok((await homeNow())?.card);
  });

  it("posts the card again at most once when the answer is lost, and adopts the first when it is pressed", async () => {
    const { run, ports, notifier, homeNow, outside } = await world();
    notifier.planned.push("answer-lost");
    assert.deepEqual(await run(), { kind: "retry", at: at("10:01"), why: "card-outcome-unknown" });
    const conversation = (await homeNow())?.conversation ?? id("");
    const card = id("1700000000099");
    await notePressedCard(ports, { invitation: fresh.id, conversation, card, place: "home" });
    assert.deepEqual(jobsIn(outside), [{ kind: "adopt-card", invitation: fresh.id, place: "home", card, due: at("10:00") }]);
    await adoptCard(ports, { invitation: fresh.id, place: "home", card }, aTelling());
    assert.deepEqual(await run(aTelling({ times: 1, since: at("09:00") })), done);
    assert.deepEqual([notifier.said.length, (await homeNow())?.card], [1, card]);
  });

  it("looks once a day whether a person without the app has added it, with one line in the log", async () => {
    const { run, notifier, log, homeNow } = await world();
    notifier.unreachable.add(adele.id);
    const tomorrow = { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" };
    assert.deepEqual(await run(), tomorrow);
    assert.deepEqual(await run(aTelling({ attempt: 2, since: at("09:00") })), tomorrow);
    assert.deepEqual(await run(aTelling({ attempt: 8, since: id("2026-11-13T10:00:00.000Z") })), done);
    assert.deepEqual([log.codes, await homeNow()], [["requester-has-no-chat"], home]);
  });

  it("tries soon again when Teams doesn't open the chat for now", async () => {
    const { run, notifier, log } = await world();
    notifier.notNow.add(adele.id);
    assert.deepEqual(await run(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(log.codes, []);
  });

  it("loses nothing when the process dies: at worst the card is posted once more, and the last one counts", async () => {
    for (let call = 0, died = true; died; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { ports, run, notifier, homeNow } = await world();
        died = await diesIn(ports, { call, when }, (mortal) => run(aTelling(), mortal));
        await run(aTelling({ attempt: 2 }));
        const posts = notifier.said.length;
        assert.ok(posts === 1 || posts === 2, `${posts} posts`);
        assert.ok((await homeNow())?.card, `${call} ${when}`);
      }
    }
  });
});
