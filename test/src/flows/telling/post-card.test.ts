import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { withPostedCard } from "../../../../src/domain/posted-card.ts";
import { postCard } from "../../../../src/flows/telling/post-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const request = awaiting();
const decided = invited({ approval: anApproval() });
const post = { what: "post", invitation: request.id, state: "awaiting-approval" };

/** Each place: what people saw there, the id of its first message, the job that draws it again, and the log's code of a message without id. */
const places = [
  ["home", "notifier", "posted-1", "update-card", "card-without-id"],
  ["approvals", "approvals", "approval-1", "update-approval", "approval-card-without-id"],
] as const;

async function world() {
  const outside = fakeOutside();
  outside.teams.rosters.set(anApproval().channel, [megan]);
  await keep(outside, request, decided);
  return { ...outside, outside, stored: () => outside.store.invitations.find(request.id) };
}

describe("postCard", () => {
  for (const [place, heard, card, job, code] of places) {
    describe(`in place ${place}`, () => {
      it("keeps the id of the message", async () => {
        const { ports, outside, stored } = await world();
        assert.equal((await postCard(ports, place, request, aTelling())).kind, "sent");
        assert.deepEqual(await stored(), withPostedCard(request, place, id(card)));
        assert.deepEqual(jobsIn(outside), []);
      });

      it("keeps it also when the invitation moved on meanwhile, and has the card drawn again", async () => {
        const { ports, outside, stored } = await world();
        const moved = { ...request, version: 2, state: { kind: "withdrawn", since: at("10:00") } as const };
        const posting = ports.cards.post.bind(ports.cards);
        ports.cards.post = async (...given) => {
          await keep(outside, moved);
          return posting(...given);
        };
        assert.equal((await postCard(ports, place, request, aTelling())).kind, "sent");
        assert.deepEqual(await stored(), withPostedCard(moved, place, id(card)));
        assert.deepEqual(jobsIn(outside), [{ kind: job, invitation: request.id, due: at("10:00") }]);
      });

      it("lets go of a card whose invitation was erased meanwhile", async () => {
        const { ports, outside } = await world();
        const { invitations } = ports;
        invitations.commit = async () => {
          invitations.find = async () => undefined;
          return "conflict";
        };
        assert.equal((await postCard(ports, place, request, aTelling())).kind, "sent");
        assert.deepEqual(jobsIn(outside), []);
      });

      it("doesn't post again and again when Teams gives the message no id", async () => {
        const { ports, outside, log, stored } = await world();
        outside[heard].planned.push({ kind: "sent", activity: undefined });
        assert.equal((await postCard(ports, place, request, aTelling())).kind, "sent");
        assert.deepEqual(await stored(), request);
        assert.deepEqual(log.lines, [{ level: "warn", code, invitation: request.id }]);
      });

      for (const kind of ["unreachable", "not-now"] as const) {
        it(`says that a place is ${kind}, and takes the mark back`, async () => {
          const { ports, outside, stored } = await world();
          outside[heard].planned.push({ kind });
          const telling = aTelling();
          assert.deepEqual(await postCard(ports, place, request, telling), { kind });
          assert.deepEqual([await stored(), telling.marks], [request, [1, 0]]);
        });
      }

      it("gives a card whose answer was lost a minute to be pressed, and posts it once more, not twice", async () => {
        const { ports, outside, clock, log } = await world();
        outside[heard].planned.push("answer-lost", "answer-lost");
        assert.deepEqual(await postCard(ports, place, request, aTelling()), { kind: "wait", until: at("10:01") });
        const again = aTelling({ attempt: 2, times: 1, since: clock.now() });
        assert.deepEqual(await postCard(ports, place, request, again), { kind: "wait", until: at("10:01") });
        assert.equal(outside[heard].said.length, 1);
        await clock.advance(60_000);
        assert.deepEqual(await postCard(ports, place, request, again), { kind: "outcome-unknown" });
        assert.deepEqual(await postCard(ports, place, request, { ...again, times: 2 }), { kind: "outcome-unknown" });
        assert.equal(outside[heard].said.length, 2);
        assert.deepEqual(log.codes, ["card-outcome-unknown", "notice-outcome-unknown", "notice-outcome-unknown"]);
      });
    });
  }

  it("mentions the approvers as long as they are asked, and nobody in the home", async () => {
    const { ports, notifier, approvals } = await world();
    await postCard(ports, "approvals", request, aTelling());
    await postCard(ports, "approvals", decided, aTelling());
    await postCard(ports, "home", request, aTelling());
    assert.deepEqual(
      approvals.said.map(({ mentioned }) => mentioned),
      [["Megan Bowen"], []],
    );
    assert.deepEqual(notifier.said, [post]);
  });

  for (const code of ["teams-unavailable", "teams-refused"] as const) {
    it(`leaves ${code} to the job`, async () => {
      const { ports, approvals } = await world();
      approvals.planned.push(new GuestlistError(code, "no"));
      const telling = aTelling();
      await assert.rejects(postCard(ports, "approvals", request, telling), { code });
      assert.deepEqual(telling.marks, [1, 0]);
    });
  }

  it("has no place in the approvals channel for an invitation that nobody decides about", async () => {
    const { ports } = await world();
    assert.deepEqual(await postCard(ports, "approvals", invited(), aTelling()), { kind: "unreachable" });
  });
});
