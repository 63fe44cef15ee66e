import assert from "node:assert/strict";
import { adoptCard } from "../../../../src/flows/telling/adopt-card.ts";
import type { CardPlace } from "../../../../src/domain/posted-card.ts";
import { cardPlaces, copyPlace, withPostedCard } from "../../../../src/domain/posted-card.ts";
import { cardUpdateJob } from "../../../../src/flows/steps/new-jobs.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { person } from "../../../build/person.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const pressed = id("1700000000099");
const request = awaiting({}, { card: id("1700000000050") });
const { card: _, ...notPosted } = anApproval();
const unposted = { ...awaiting({ email: "kim@fabrikam.com" }), approval: notPosted };
const missing = { kind: "message-missing" } as const;
const done = { kind: "done" };
const asked = { groupId: "g", name: "Partners", stage: "wanted", since: at("10:00"), ask: { conversation: id("owners") } } as const;

async function world() {
  const outside = fakeOutside();
  await keep(outside, request, unposted);
  const adopt = (place: CardPlace, { id: invitation } = request, telling = aTelling()) =>
    adoptCard(outside.ports, { invitation, place, card: pressed }, telling);
  return { ...outside, outside, adopt, stored: ({ id: which } = request) => outside.store.invitations.find(which) };
}

describe("adoptCard", () => {
  it("makes the message the approval card when none is known, and draws it", async () => {
    const { outside, adopt, stored } = await world();
    assert.deepEqual(await adopt("approvals", unposted), done);
    assert.deepEqual(await stored(unposted), withPostedCard(unposted, "approvals", pressed));
    assert.deepEqual(jobsIn(outside), [{ kind: "update-approval", invitation: unposted.id, due: at("10:00") }]);
  });

  for (const [place, heard] of [
    ["home", "notifier"],
    ["approvals", "approvals"],
  ] as const) {
    describe(`in place ${place}`, () => {
      it("turns a second card into a note that leads to the first", async () => {
        const { outside, adopt, stored } = await world();
        assert.deepEqual(await adopt(place), done);
        assert.deepEqual(
          outside[heard].said.map(({ what }) => what),
          ["edit", "lead"],
        );
        assert.deepEqual(await stored(), request);
      });

      it("has the first drawn again when the invitation has changed meanwhile", async () => {
        const { outside } = await world();
        const cards: typeof outside.ports.cards = {
          ...outside.ports.cards,
          edit: async (...given) => {
            await keep(outside, { ...request, version: request.version + 1 });
            return outside.ports.cards.edit(...given);
          },
        };
        const task = { invitation: request.id, place, card: pressed };
        assert.deepEqual(await adoptCard({ ...outside.ports, cards }, task, aTelling()), done);
        const { key } = cardUpdateJob(request, outside.clock, place);
        assert.equal(outside.store.storedJobs().filter((job) => job.key === key).length, 1);
      });

      it("makes it the card when the known one is gone for good", async () => {
        const { outside, adopt, stored } = await world();
        outside[heard].planned.push(missing, missing);
        assert.deepEqual(await adopt(place, request, aTelling({ attempt: 3 })), {
          kind: "retry",
          at: at("10:00:08"),
          why: "message-missing",
        });
        assert.deepEqual(await adopt(place, request, aTelling({ attempt: 4 })), done);
        assert.deepEqual(await stored(), withPostedCard(request, place, pressed));
      });

      it("tries again for a day when Teams doesn't find the conversation", async () => {
        const { outside, adopt, stored } = await world();
        const notNow = { kind: "not-now" } as const;
        outside[heard].planned.push(notNow, notNow);
        assert.deepEqual(await adopt(place), { kind: "retry", at: at("10:00:02"), why: "not-now" });
        assert.deepEqual(await adopt(place, request, aTelling({ since: id("2026-11-19T10:00:00.000Z") })), done);
        assert.deepEqual(await stored(), request);
      });

      it("gives up where the bot isn't any more", async () => {
        const { outside, adopt, stored } = await world();
        outside[heard].planned.push({ kind: "unreachable" });
        assert.deepEqual(await adopt(place), done);
        assert.deepEqual(await stored(), request);
      });

      for (const other of [...cardPlaces, copyPlace(megan.id)] as const) {
        it(`leaves the card of another invitation alone, in place ${other}`, async () => {
          const { outside, adopt, stored } = await world();
          await keep(
            outside,
            withPostedCard(
              { ...awaiting({ email: "lou@fabrikam.com", team: asked }, { copies: [aCopy(megan)] }), version: 0 },
              other,
              pressed,
            ),
          );
          assert.deepEqual(await adopt(place), done);
          assert.deepEqual([await stored(), outside[heard].said], [request, []]);
        });
      }
    });
  }

  it("has nothing to do when the id is known by now, or the invitation isn't there, or has no approval", async () => {
    const { outside, adopt, stored } = await world();
    const known = withPostedCard(request, "approvals", pressed);
    const direct = invited({ email: "ann@fabrikam.com" });
    await keep(outside, known, direct);
    for (const one of [known, { ...request, id: id("unknown") }, direct]) assert.deepEqual(await adopt("approvals", one), done);
    assert.deepEqual([await stored(), outside.approvals.said], [known, []]);
  });
});
