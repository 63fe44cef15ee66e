import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { withPostedCard } from "../../../../src/domain/posted-card.ts";
import { postCard } from "../../../../src/flows/telling/post-card.ts";
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
        assert.equal(await postCard(ports, place, request), true);
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
        assert.equal(await postCard(ports, place, request), true);
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
        assert.equal(await postCard(ports, place, request), true);
        assert.deepEqual(jobsIn(outside), []);
      });

      it("doesn't post again and again when Teams gives the message no id", async () => {
        const { ports, outside, log, stored } = await world();
        outside[heard].planned.push({ kind: "sent", activity: undefined });
        assert.equal(await postCard(ports, place, request), true);
        assert.deepEqual(await stored(), request);
        assert.deepEqual(log.lines, [{ level: "warn", code, invitation: request.id }]);
      });

      it("says that a place can't be reached", async () => {
        const { ports, outside, stored } = await world();
        outside[heard].planned.push({ kind: "unreachable" });
        assert.equal(await postCard(ports, place, request), false);
        assert.deepEqual(await stored(), request);
      });
    });
  }

  it("mentions the approvers as long as they are asked, and nobody in the home", async () => {
    const { ports, notifier, approvals } = await world();
    await postCard(ports, "approvals", request);
    await postCard(ports, "approvals", decided);
    await postCard(ports, "home", request);
    assert.deepEqual(
      approvals.said.map(({ mentioned }) => mentioned),
      [["Megan Bowen"], []],
    );
    assert.deepEqual(notifier.said, [post]);
  });

  it("posts the approval card without any mention when Teams refuses one, the requester's perhaps, rather than not at all", async () => {
    const { ports, approvals, log } = await world();
    approvals.planned.push(new GuestlistError("teams-refused", "Teams answered 400 BadArgument", { status: 400 }));
    assert.equal(await postCard(ports, "approvals", request), true);
    assert.deepEqual([approvals.said, log.codes], [[{ ...post, withoutMentions: true }], ["approvers-not-mentioned"]]);
  });
});
