import assert from "node:assert/strict";
import { adoptCard } from "../../../../src/flows/telling/adopt-card.ts";
import { postCopy } from "../../../../src/flows/copying/post-copy.ts";
import { withPostedCard } from "../../../../src/domain/posted-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { aCopy, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const pradeep = person({ name: "Pradeep Gupta" });
const to = pradeep.id;
const request = awaiting({}, { copies: [aCopy(pradeep)] });
const done = { kind: "done" };
const post = { what: "post", invitation: request.id, state: "awaiting-approval", to } as const;

async function world(kept = request) {
  const outside = fakeOutside();
  await keep(outside, kept);
  const run = (telling = aTelling(), ports = outside.ports) => postCopy(ports, { invitation: kept.id, to }, telling);
  const copy = async () => (await outside.store.invitations.find(kept.id))?.approval?.copies?.[0];
  return { ...outside, outside, run, copy };
}

describe("postCopy", () => {
  it("posts the card in the approver's own chat, once, and keeps its id", async () => {
    const { run, copy, approvals, outside } = await world();
    assert.deepEqual([await run(), await run()], [done, done]);
    assert.deepEqual([approvals.said, jobsIn(outside)], [[post], []]);
    assert.deepEqual(await copy(), { ...aCopy(pradeep), card: "copy-1" });
  });

  it("posts nothing of what doesn't wait for a decision (any more), and nothing to anybody without a copy", async () => {
    const { ports, approvals, run } = await world({ ...request, state: { kind: "lapsed", since: at("10:00") } });
    assert.deepEqual(await run(), done);
    for (const [invitation, other] of [
      [request.id, id("nobody")],
      [id("unknown"), to],
    ] as const) {
      assert.deepEqual(await postCopy(ports, { invitation, to: other }, aTelling()), done);
    }
    assert.deepEqual(approvals.said, []);
  });

  it("is drawn again when the request was decided while it was posted", async () => {
    const { run, outside, approvals, copy } = await world();
    const { cards } = outside.ports;
    const original = cards.post.bind(cards);
    cards.post = async (...given) => {
      await keep(outside, { ...request, version: 2, state: { kind: "withdrawn", since: at("10:00") } });
      return original(...given);
    };
    await run();
    assert.deepEqual(jobsIn(outside), [{ kind: "update-copy", invitation: request.id, to, due: at("10:00") }]);
    assert.deepEqual([approvals.said.length, (await copy())?.card], [1, "copy-1"]);
  });

  it("waits for a press when the answer is lost, and posts at most once more", async () => {
    const { run, approvals, copy } = await world();
    approvals.planned.push("answer-lost", "answer-lost");
    assert.deepEqual(await run(), { kind: "retry", at: at("10:01"), why: "card-outcome-unknown" });
    assert.deepEqual(await run(aTelling({ times: 1, since: at("09:00") })), done);
    assert.deepEqual(await run(aTelling({ times: 2, since: at("09:00") })), done);
    assert.deepEqual([approvals.said.length, (await copy())?.card], [2, undefined]);
  });

  it("posts no second card when its reader has pressed the first", async () => {
    const { run, ports, approvals, outside, copy } = await world();
    approvals.planned.push("answer-lost");
    await run();
    const card = id("1700000000099");
    await adoptCard(ports, { invitation: request.id, place: `copy:${to}`, card }, aTelling());
    assert.deepEqual(await run(aTelling({ times: 1, since: at("09:00") })), done);
    assert.deepEqual([approvals.said.length, (await copy())?.card], [1, card]);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-copy", invitation: request.id, to, due: at("10:00") }]);
    assert.deepEqual(await outside.store.invitations.find(request.id), withPostedCard(request, `copy:${to}`, card));
  });

  it("tries again for a day when Teams doesn't find the chat, then once a day, with a line in the log", async () => {
    const { run, approvals, log } = await world();
    approvals.planned.push({ kind: "not-now" }, { kind: "not-now" }, { kind: "unreachable" });
    assert.deepEqual(await run(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(log.codes, []);
    const tomorrow = { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" };
    assert.deepEqual(await run(aTelling({ since: id("2026-11-19T10:00:00.000Z") })), tomorrow);
    assert.deepEqual(await run(aTelling({ since: id("2026-11-13T10:00:00.000Z") })), done);
    assert.deepEqual(log.codes, ["approver-not-reached", "approver-not-reached"]);
  });

  it("loses nothing when the process dies: at worst the card is posted once more, and the last one counts", async () => {
    for (let call = 0, died = true; died; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { ports, run, approvals, copy } = await world();
        died = await diesIn(ports, { call, when }, (mortal) => run(aTelling(), mortal));
        await run(aTelling({ attempt: 2 }));
        const posts = approvals.said.length;
        assert.ok(posts === 1 || posts === 2, `${posts} posts`);
        assert.equal((await copy())?.card, `copy-${posts}`);
      }
    }
  });
});
