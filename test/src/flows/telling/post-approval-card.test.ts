import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { adoptCard } from "../../../../src/flows/telling/adopt-card.ts";
import { postApprovalCard } from "../../../../src/flows/telling/post-approval-card.ts";
import { aDecision } from "../../../build/a-decision.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const megan = person({ name: "Megan Bowen" });
const channel = id("19:approvals@thread.tacv2");
const { card: _, ...notPosted } = anApproval({ channel });
const request = { ...awaiting(), approval: notPosted };
const unmentioned = { what: "post", invitation: request.id, state: "awaiting-approval" } as const;
const post = { ...unmentioned, mentioned: ["Megan Bowen"] };
const unreachable = { kind: "unreachable" } as const;

async function world(kept = request) {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan]);
  await keep(outside, kept);
  return { ...outside, outside, stored: () => outside.store.invitations.find(kept.id) };
}

describe("postApprovalCard", () => {
  it("posts the card, mentions the approvers, and keeps its id", async () => {
    const { ports, approvals, outside, stored } = await world();
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling()), { kind: "done" });
    assert.deepEqual([approvals.said, jobsIn(outside)], [[post], []]);
    assert.deepEqual(await stored(), { ...request, version: 2, approval: { ...notPosted, card: "approval-1" } });
  });

  it("leaves the approvers who may be outside the team to a job, also while the channel can't be reached", async () => {
    const { ports, approvals, outside, policy } = await world({ ...request, approval: { ...notPosted, approvers: "legal" } });
    policy.change({ approvers: [{ name: "legal", who: { kind: "people", people: [megan.id] } }] });
    approvals.planned.push(unreachable);
    for (let tries = 0; tries < 2; tries += 1) await postApprovalCard(ports, request.id, aTelling());
    assert.deepEqual(jobsIn(outside), [{ kind: "ask-outside", invitation: request.id, due: at("10:00") }]);
  });

  it("posts once, and nothing of what doesn't wait for a decision (any more)", async () => {
    const { ports, approvals, outside } = await world();
    await postApprovalCard(ports, request.id, aTelling());
    const withdrawn = { ...awaiting({ state: { kind: "withdrawn", since: at("10:00") } }), approval: notPosted };
    const direct = invited();
    await keep(outside, withdrawn, direct);
    for (const one of [request.id, withdrawn.id, direct.id, id("unknown")]) {
      assert.deepEqual(await postApprovalCard(ports, one, aTelling()), { kind: "done" });
    }
    assert.equal(approvals.said.length, 1);
  });

  it("posts the card of a request that was decided about before, once that came to nothing", async () => {
    const { ports, approvals, outside, stored } = await world();
    outside.directory.types.set(megan.id, "Member");
    outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    const { kind } = await approveInvitation(ports, aDecision(request, { by: megan }));
    assert.equal(kind, "reopened");
    await runDueJobs(ports);
    assert.deepEqual(
      approvals.said.map(({ what }) => what),
      ["post", "reopened", "edit"],
    );
    assert.equal((await stored())?.approval?.card, "approval-1");
  });

  for (const code of ["teams-unavailable", "throttled"] as const) {
    it(`leaves it to another try when Teams is ${code}`, async () => {
      const { ports, approvals, stored } = await world();
      approvals.planned.push(new GuestlistError(code, "later"));
      await assert.rejects(postApprovalCard(ports, request.id, aTelling()), { code });
      assert.deepEqual(await stored(), request);
    });
  }

  for (const [attempt, time] of [
    [1, "10:01"],
    [3, "10:04"],
    [20, "11:00"],
  ] as const) {
    it(`tries again at ${time} when attempt ${attempt} reaches nobody`, async () => {
      const { ports, approvals, log } = await world();
      approvals.planned.push(unreachable);
      const outcome = await postApprovalCard(ports, request.id, aTelling({ attempt }));
      assert.deepEqual(outcome, { kind: "retry", at: at(time), why: "approvals-channel-unreachable" });
      assert.deepEqual(log.codes, ["approvals-channel-unreachable"]);
    });
  }

  it("goes to the channel that was chosen meanwhile when the old one can't be reached", async () => {
    const { ports, approvals, stored } = await world();
    approvals.planned.push(unreachable);
    const place = { conversation: id("19:new@thread.tacv2"), by: megan.id, locale: "fr-FR", timeZone: "Europe/Paris", since: at("10:00") };
    await ports.settings.chooseApprovalsPlace(place);
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling()), { kind: "again", at: at("10:00") });
    const moved = { channel: place.conversation, locale: "fr-FR", timeZone: "Europe/Paris" };
    assert.deepEqual((await stored())?.approval, { ...notPosted, ...moved });
    await postApprovalCard(ports, request.id, aTelling());
    assert.equal((await stored())?.approval?.card, "approval-2");
  });

  it("tries again within seconds when Teams doesn't find the channel, then as seldom as when the bot isn't there", async () => {
    const { ports, approvals, log, stored } = await world();
    approvals.planned.push({ kind: "not-now" }, { kind: "not-now" });
    const soon = { kind: "retry", at: at("10:00:04"), why: "approvals-channel-unreachable" };
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling({ attempt: 2 })), soon);
    assert.deepEqual([log.codes, (await stored())?.untold], [[], undefined]);
    const seldom = { ...soon, at: at("10:32") };
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling({ attempt: 6 })), seldom);
    assert.deepEqual([log.codes, (await stored())?.untold], [["approvals-channel-unreachable"], ["approvers"]]);
    await postApprovalCard(ports, request.id, aTelling({ attempt: 7 }));
    assert.equal((await stored())?.untold, undefined);
  });

  it("posts at most once more when the answer is lost, after a minute in which somebody may press the card", async () => {
    const { ports, approvals, stored } = await world();
    approvals.planned.push("answer-lost", "answer-lost");
    const wait = { kind: "retry", at: at("10:01"), why: "card-outcome-unknown" };
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling()), wait);
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling({ times: 1, since: at("09:00") })), { kind: "done" });
    assert.deepEqual([approvals.said.length, (await stored())?.untold], [2, ["approvers"]]);
  });

  it("posts no second card when somebody has pressed the first", async () => {
    const { ports, approvals, outside } = await world();
    approvals.planned.push("answer-lost");
    await postApprovalCard(ports, request.id, aTelling());
    await adoptCard(ports, { invitation: request.id, place: "approvals", card: id("1700000000099") }, aTelling());
    await runDueJobs(outside.ports);
    assert.deepEqual(await postApprovalCard(ports, request.id, aTelling({ times: 1, since: at("09:00") })), { kind: "done" });
    assert.deepEqual(
      approvals.said.map(({ what }) => what),
      ["post", "edit"],
    );
  });

  it("loses nothing when the process dies: at worst the card is posted once more, and the last one counts", async () => {
    for (let call = 0, died = true; died; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { ports, approvals, stored } = await world();
        died = await diesIn(ports, { call, when }, (mortal) => postApprovalCard(mortal, request.id, aTelling()));
        await postApprovalCard(ports, request.id, aTelling({ attempt: 2 }));
        const posts = approvals.said.length;
        assert.ok(posts === 1 || posts === 2, `${posts} posts`);
        assert.equal((await stored())?.approval?.card, `approval-${posts}`);
      }
    }
  });
});
