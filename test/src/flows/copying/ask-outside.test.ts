import assert from "node:assert/strict";
import type { Approval } from "../../../../src/domain/approval.ts";
import type { ApproversNotice } from "../../../../src/domain/notice.ts";
import { askOutside } from "../../../../src/flows/copying/ask-outside.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const [adele, megan, pradeep, noor] = ["Adele Vance", "Megan Bowen", "Pradeep Gupta", "Noor Haddad"].map((name) => person({ name })) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];
const channel = id("19:approvals@thread.tacv2");
const done = { kind: "done" };
const due = at("10:00");

async function world(given: Partial<Approval> = {}, state = awaiting().state) {
  const outside = fakeOutside();
  outside.policy.change({ approvers: [{ name: "deciders", who: { kind: "people", people: [megan.id, pradeep.id, noor.id] } }] });
  outside.teams.rosters.set(channel, [megan]);
  for (const { id: who, name: displayName } of [megan, pradeep, noor])
    outside.directory.add({ id: id(who), displayName, userType: "Member" });
  const request = awaiting({ requester: adele, state }, anApproval({ channel, approvers: "deciders", ...given }));
  await keep(outside, request);
  const run = (what?: ApproversNotice, telling = aTelling(), ports = outside.ports) =>
    askOutside(ports, { invitation: request.id, ...(what && { what }) }, telling);
  const copies = async () => (await outside.store.invitations.find(request.id))?.approval?.copies;
  return { ...outside, outside, request, run, copies };
}

const post = (invitation: string, { id: to }: typeof megan) => ({ kind: "post-copy", invitation, to, due });
const reminded = { remindedAt: at("09:59") } as const;
const occasion = `reminded:${at("09:59")}`;

describe("askOutside", () => {
  it("stores a copy, with a job that posts it, for each approver who isn't in the channel's team", async () => {
    const { run, copies, outside, request } = await world();
    assert.deepEqual(await run(), done);
    assert.deepEqual(await copies(), [aCopy(pradeep), aCopy(noor)]);
    assert.deepEqual(jobsIn(outside), [post(request.id, pradeep), post(request.id, noor)]);
  });

  it("asks nobody twice", async () => {
    const { run, copies, outside } = await world();
    await run();
    const [before, jobs] = [await copies(), jobsIn(outside)];
    assert.deepEqual(await run(), done);
    assert.deepEqual([await copies(), jobsIn(outside)], [before, jobs]);
  });

  it("asks nobody about a request that doesn't wait for a decision (any more), or isn't there", async () => {
    const { run, copies, ports } = await world({}, { kind: "withdrawn", since: at("10:00") });
    for (const what of [undefined, "reminded", "answered"] as const) assert.deepEqual(await run(what), done);
    assert.equal(await copies(), undefined);
    assert.deepEqual(await askOutside(ports, { invitation: id("unknown") }, aTelling()), done);
  });

  it("leaves out people that the bot can't write to, and says so in the log", async () => {
    const { run, copies, notifier, log, request } = await world();
    notifier.unreachable.add(pradeep.id);
    assert.deepEqual(await run(), done);
    assert.deepEqual(await copies(), [aCopy(noor)]);
    assert.deepEqual(log.lines, [
      { level: "warn", code: "approver-not-reached", invitation: request.id, person: pradeep.id, why: "unreachable" },
    ]);
  });

  it("tries a chat that Teams doesn't open now again for a day; the others don't wait for it", async () => {
    const { run, copies, notifier, log } = await world();
    notifier.notNow.add(pradeep.id);
    assert.deepEqual(await run(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual([await copies(), log.codes], [[aCopy(noor)], []]);
    assert.deepEqual(await run(undefined, aTelling({ since: id("2026-11-19T10:00:00.000Z") })), done);
    assert.deepEqual(log.codes, ["approver-not-reached"]);
    notifier.notNow.clear();
    await run();
    assert.deepEqual(await copies(), [aCopy(noor), aCopy(pradeep)]);
  });

  it("is an error for the administrator when no approver can be reached in any way", async () => {
    const { run, notifier, teams, log } = await world();
    teams.rosters.set(channel, []);
    for (const { id: who } of [megan, pradeep, noor]) notifier.unreachable.add(who);
    assert.deepEqual(await run(), done);
    assert.deepEqual(log.codes, [...Array(3).fill("approver-not-reached"), "approvers-not-reached"]);
    teams.rosters.set(channel, [megan]);
    await run();
    assert.deepEqual(log.codes.slice(4), Array(2).fill("approver-not-reached"), "somebody is in the team");
  });

  it("is the same error when the policy has nobody else who may decide", async () => {
    const { run, policy, log } = await world();
    policy.change({ approvers: [{ name: "deciders", who: { kind: "people", people: [adele.id] } }] });
    await run();
    assert.deepEqual(log.codes, ["approvers-not-reached"]);
  });

  describe("at a reminder", () => {
    const told = aCopy(pradeep, { card: id("1700000000031") });

    it("tells those who have a card, posts the missing cards, and asks new approvers", async () => {
      const { run, copies, outside, request } = await world({ ...reminded, copies: [told] });
      assert.deepEqual(await run("reminded"), done);
      assert.deepEqual(await copies(), [
        { ...told, told: occasion },
        { ...aCopy(noor), told: occasion },
      ]);
      const tell = { kind: "tell-copy", invitation: request.id, what: "reminded", to: pradeep.id, due };
      assert.deepEqual(jobsIn(outside), [post(request.id, noor), tell]);
    });

    it("tells each once, and the card that isn't there yet is all that its reader gets", async () => {
      const { run, copies, outside, request } = await world({ ...reminded, copies: [aCopy(pradeep), { ...aCopy(noor), told: occasion }] });
      await run("reminded");
      await run("reminded");
      assert.deepEqual(jobsIn(outside), [post(request.id, pradeep)]);
      assert.deepEqual(
        (await copies())?.map((copy) => copy.told),
        [occasion, occasion],
      );
    });

    it("tells nobody who may not decide any more, or sees the channel by now", async () => {
      const { run, outside, teams, policy } = await world({ ...reminded, copies: [told, aCopy(noor)] });
      teams.rosters.set(channel, [megan, noor]);
      policy.change({ approvers: [{ name: "deciders", who: { kind: "people", people: [megan.id, noor.id] } }] });
      await run("reminded");
      assert.deepEqual(jobsIn(outside), []);
    });
  });

  it("asks the second set at an escalation, and doesn't tell the first again", async () => {
    const { run, copies, outside, policy, request } = await world({ escalatedTo: "second", copies: [aCopy(noor, { card: id("1") })] });
    policy.change({
      approvers: [
        { name: "deciders", who: { kind: "people", people: [noor.id] } },
        { name: "second", who: { kind: "people", people: [pradeep.id] } },
      ],
    });
    await run("escalated");
    assert.deepEqual(await copies(), [aCopy(noor, { card: id("1") }), aCopy(pradeep)]);
    assert.deepEqual(jobsIn(outside), [post(request.id, pradeep)]);
  });

  for (const [what, given, state] of [
    ["answered", { remarks: [remark("question", pradeep), remark("answer", adele)] }, undefined],
    ["failed", { decision: { kind: "approved", by: pradeep.id, name: pradeep.name, at: at("09:50") } }, failed()],
    ["reopened", { problem: { by: noor.id, name: noor.name, at: at("09:50"), reason: "quota-reached" } }, undefined],
  ] as const) {
    it(`tells ${what === "reopened" ? "everybody outside" : "only the approver concerned"} that it was ${what}`, async () => {
      const copies = [aCopy(pradeep, { card: id("1700000000031") }), aCopy(noor, { card: id("1700000000032") })];
      const { run, outside, request } = await world({ ...given, copies }, state);
      assert.deepEqual(await run(what), done);
      const hearing = what === "reopened" ? [pradeep, noor] : [pradeep];
      assert.deepEqual(
        jobsIn(outside),
        hearing.map(({ id: to }) => ({ kind: "tell-copy", invitation: request.id, what, to, due })),
      );
      await run(what);
      assert.equal(jobsIn(outside).length, hearing.length);
    });
  }

  it("starts again when the request was changed at the same moment", async () => {
    const { run, outside, request, copies } = await world();
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      invitations.commit = commit;
      await keep(outside, { ...request, version: request.version + 1 });
      return commit(change);
    };
    assert.deepEqual(await run(), { kind: "again", at: due });
    assert.deepEqual(await run(), done);
    assert.equal((await copies())?.length, 2);
  });

  it("posts each copy once although the process dies at any point", async () => {
    for (let call = 0, died = true; died; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { ports, run, approvals } = await world();
        died = await diesIn(ports, { call, when }, (mortal) => run(undefined, aTelling(), mortal));
        await run();
        await runDueJobs(ports);
        assert.deepEqual(
          approvals.said.filter(({ what }) => what === "post").map(({ to }) => to),
          [pradeep.id, noor.id],
        );
      }
    }
  });
});

function remark<Kind extends "question" | "answer">(kind: Kind, { id: by, name }: typeof megan) {
  return { kind, by, name, at: kind === "question" ? at("09:40") : at("09:50"), text: "Until when?" } as const;
}

function failed() {
  return { kind: "failed", since: at("09:55"), reason: "busy", reference: "12345678" } as const;
}
