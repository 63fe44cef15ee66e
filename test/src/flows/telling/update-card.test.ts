import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { cardUpdateJob } from "../../../../src/flows/steps/new-jobs.ts";
import { updateCard } from "../../../../src/flows/telling/update-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { person } from "../../../build/person.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const missing = { kind: "message-missing" } as const;
const unreachable = { kind: "unreachable" } as const;
const notNow = { kind: "not-now" } as const;
const request = awaiting();
const decided = invited({ approval: anApproval() });
const direct = invited();
const edit = { what: "edit", invitation: decided.id, state: "invited" };

/** Each place: what people saw there, what the edit of its card looks like, and what the log says when it can't be reached. */
const places = [
  ["home", "notifier", { ...edit, card: decided.home.card }, "home-unreachable"],
  ["approvals", "approvals", edit, "approvals-channel-unreachable"],
] as const;

async function world() {
  const outside = fakeOutside();
  await keep(outside, request, decided, direct);
  return outside;
}
const stored = ({ store }: FakeOutside, { id: which } = decided) => store.invitations.find(which);

describe("updateCard", () => {
  for (const [place, heard, edited, code] of places) {
    describe(`in place ${place}`, () => {
      it("shows the invitation as it stands", async () => {
        const outside = await world();
        assert.deepEqual(await updateCard(outside.ports, place, decided.id, aTelling()), { kind: "done" });
        assert.deepEqual([outside[heard].said, await stored(outside)], [[edited], decided]);
      });

      it("queues another update when the invitation has changed while it was drawn", async () => {
        const outside = await world();
        const edits = outside.ports.cards.edit;
        const cards: typeof outside.ports.cards = {
          ...outside.ports.cards,
          edit: async (...given) => {
            const outcome = await edits(...given);
            await keep(outside, { ...decided, version: decided.version + 1 });
            return outcome;
          },
        };
        assert.deepEqual(await updateCard({ ...outside.ports, cards }, place, decided.id, aTelling()), { kind: "done" });
        const queued = outside.store
          .storedJobs()
          .filter(({ task }) => task.kind === cardUpdateJob(decided, outside.clock, place).task.kind);
        assert.deepEqual(
          queued.map(({ key }) => key),
          [cardUpdateJob(decided, outside.clock, place).key],
        );
      });

      it("has nothing to show of an invitation that isn't there", async () => {
        const outside = await world();
        assert.deepEqual(await updateCard(outside.ports, place, id("unknown"), aTelling()), { kind: "done" });
        assert.deepEqual(outside[heard].said, []);
      });

      for (const [attempt, seconds] of [
        [1, "10:00:02"],
        [2, "10:00:04"],
        [3, "10:00:06"],
      ] as const) {
        it(`tries again at ${seconds} when attempt ${attempt} finds no message`, async () => {
          const outside = await world();
          outside[heard].planned.push(missing);
          const outcome = await updateCard(outside.ports, place, decided.id, aTelling({ attempt }));
          assert.deepEqual(outcome, { kind: "retry", at: at(seconds), why: "message-missing" });
          assert.equal(outside[heard].said.filter(({ what }) => what === "post").length, 0);
        });
      }

      it("posts the card again after four tries, and edits that message from then on", async () => {
        const outside = await world();
        outside[heard].planned.push(missing);
        assert.deepEqual(await updateCard(outside.ports, place, decided.id, aTelling({ attempt: 4 })), { kind: "done" });
        await updateCard(outside.ports, place, decided.id, aTelling());
        assert.deepEqual(
          outside[heard].said.slice(-2).map(({ what, state }) => [what, state]),
          [
            ["post", "invited"],
            ["edit", "invited"],
          ],
        );
        assert.notDeepEqual(await stored(outside), decided);
      });

      for (const plan of [[unreachable], [missing, unreachable]]) {
        it(`is tried once a day for a week when the place can't be reached, at the ${plan.length === 1 ? "edit" : "new post"}`, async () => {
          const outside = await world();
          outside[heard].planned.push(...plan, ...plan);
          const tomorrow = { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" };
          assert.deepEqual(await updateCard(outside.ports, place, decided.id, aTelling({ attempt: 4 })), tomorrow);
          assert.deepEqual(outside.log.lines, [{ level: "error", code, invitation: decided.id }]);
          const last = aTelling({ attempt: 11, since: id("2026-11-13T10:00:00.000Z") });
          assert.deepEqual(await updateCard(outside.ports, place, decided.id, last), { kind: "done" });
          assert.deepEqual(await stored(outside), decided);
        });
      }

      for (const [what, plan] of [
        ["edit", [notNow]],
        ["new post", [missing, notNow]],
      ] as const) {
        it(`tries again for a day when Teams doesn't find the place for the ${what}, then counts it as unreachable`, async () => {
          const outside = await world();
          outside[heard].planned.push(...plan, ...plan);
          const telling = aTelling({ attempt: 4 });
          const later = { kind: "retry", at: at("10:00:16"), why: "not-now" };
          assert.deepEqual(await updateCard(outside.ports, place, decided.id, telling), later);
          assert.deepEqual(outside.log.codes, []);
          const yesterday = id("2026-11-19T10:00:00.000Z");
          const last = aTelling({ attempt: 40, since: yesterday });
          const tomorrow = { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" };
          assert.deepEqual(await updateCard(outside.ports, place, decided.id, last), tomorrow);
          assert.deepEqual(outside.log.codes, [code]);
        });
      }

      it("waits for a press when the answer to the new post is lost, and posts at most once more", async () => {
        const outside = await world();
        outside[heard].planned.push(missing, "answer-lost", missing, "answer-lost");
        const first = await updateCard(outside.ports, place, decided.id, aTelling({ attempt: 4 }));
        assert.deepEqual(first, { kind: "retry", at: at("10:01"), why: "card-outcome-unknown" });
        const again = aTelling({ attempt: 5, times: 1, since: at("09:00") });
        assert.deepEqual(await updateCard(outside.ports, place, decided.id, again), { kind: "done" });
        assert.equal(outside[heard].said.filter(({ what }) => what === "post").length, 2);
      });

      for (const why of ["teams-unavailable", "throttled"] as const) {
        it(`leaves it to another try when Teams is ${why}`, async () => {
          const outside = await world();
          outside[heard].planned.push(new GuestlistError(why, "later"));
          await assert.rejects(updateCard(outside.ports, place, decided.id, aTelling()), { code: why });
        });
      }
    });
  }

  it("takes the approval card along, also when the home can't be reached", async () => {
    const outside = await world();
    outside.notifier.planned.push(unreachable);
    await updateCard(outside.ports, "home", request.id, aTelling());
    await updateCard(outside.ports, "home", direct.id, aTelling());
    assert.deepEqual(jobsIn(outside), [{ kind: "update-approval", invitation: request.id, due: at("10:00") }]);
  });

  describe("in the own chat of an approver with a copy", () => {
    const megan = person({ name: "Megan Bowen" });
    const copied = invited({ approval: anApproval({ copies: [aCopy(megan, { card: id("1700000000031") }), aCopy(person())] }) });
    const edited = { ...edit, invitation: copied.id, to: megan.id };
    const withCopies = async () => {
      const outside = await world();
      await keep(outside, copied);
      const update = (telling = aTelling(), to = megan.id) => updateCard(outside.ports, `copy:${to}`, copied.id, telling);
      return { ...outside, outside, update };
    };

    it("follows the living card by a job of its own for each approver", async () => {
      const { ports, outside } = await withCopies();
      await updateCard(ports, "home", copied.id, aTelling());
      const job = { invitation: copied.id, due: at("10:00") };
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-approval", ...job },
        { kind: "update-copy", ...job, to: megan.id },
        { kind: "update-copy", ...job, to: person().id },
      ]);
    });

    it("shows the invitation as it stands; a copy that isn't posted yet shows nothing", async () => {
      const { update, approvals } = await withCopies();
      assert.deepEqual([await update(), await update(aTelling(), person().id)], [{ kind: "done" }, { kind: "done" }]);
      assert.deepEqual(approvals.said, [edited]);
    });

    it("posts a deleted copy again after four tries", async () => {
      const { update, approvals, outside } = await withCopies();
      approvals.planned.push(missing);
      assert.deepEqual(await update(aTelling({ attempt: 4 })), { kind: "done" });
      assert.deepEqual(approvals.said, [{ ...edited, what: "post" }]);
      assert.equal((await stored(outside, copied))?.approval?.copies?.[0]?.card, "copy-1");
    });

    it("is tried once a day for a week where the bot can't write any more, and moves no request", async () => {
      const { update, approvals, log } = await withCopies();
      approvals.planned.push(unreachable);
      assert.deepEqual(await update(), { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" });
      assert.deepEqual(log.lines, [{ level: "warn", code: "approver-not-reached", invitation: copied.id, person: megan.id }]);
    });
  });

  it("has no approval card to show when nobody was asked, or it isn't posted yet", async () => {
    const outside = await world();
    const { card: _, ...notPosted } = anApproval();
    const waiting = { ...awaiting(), approval: notPosted };
    await keep(outside, waiting);
    for (const which of [waiting.id, direct.id]) {
      assert.deepEqual(await updateCard(outside.ports, "approvals", which, aTelling()), { kind: "done" });
    }
    assert.deepEqual(outside.approvals.said, []);
  });

  it("doesn't repeat a living card that Teams refuses: it mentions nobody", async () => {
    const { ports, notifier } = await world();
    notifier.planned.push(new GuestlistError("teams-refused", "Teams answered 400 BadSyntax", { status: 400 }));
    await assert.rejects(updateCard(ports, "home", decided.id, aTelling()), { code: "teams-refused" });
    assert.deepEqual(notifier.said, []);
  });

  it("makes the approvals channel known again, in case the bot was only away", async () => {
    const { ports } = await world();
    await ports.conversations.remember(conversationReference());
    await updateCard(ports, "approvals", decided.id, aTelling());
    assert.equal((await ports.conversations.find(anApproval().channel))?.kind, "channel");
  });
});
