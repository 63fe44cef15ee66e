import assert from "node:assert/strict";
import fc from "fast-check";
import type { Scheduler } from "fast-check";
import type { InvitationId } from "../../../../src/domain/ids.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { resolveSending } from "../../../../src/flows/inviting/resolve-sending.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { approvalsChannel, aWorldWithApprovers, justification } from "../../../build/a-world-with-approvers.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });
const minutes = 60_000;

/** A tenant whose policy has Megan, who is in the approvals channel, decide about everything. */
async function world(): Promise<FakeOutside> {
  const outside = await aWorldWithApprovers({ otherwise: { verdict: "approve" } });
  outside.directory.types.set(megan.id, "Member");
  outside.teams.rosters.set(id(approvalsChannel), [megan]);
  return outside;
}

const aRequest = () => aSubmission({ confirmed: ["needs-approval"], values: { justification } });
const withdraw = (ports: Ports, request: { readonly id: InvitationId; readonly home: { readonly conversation: string } }) =>
  withdrawRequest(ports, { id: request.id, by: adele, conversation: id(request.home.conversation), ssoToken: `sso:${adele.id}` });
const approve = (ports: Ports, request: { readonly id: InvitationId }) =>
  approveInvitation(ports, { id: request.id, by: megan, conversation: id(approvalsChannel), ssoToken: `sso:${megan.id}`, confirmed: [] });

async function pass(outside: FakeOutside): Promise<void> {
  await letTimePass({ ...outside.ports, clock: outside.clock }, 10 * minutes);
}

/** The last state that was shown on the living card and to the approvers. */
function shown({ notifier, approvals }: FakeOutside) {
  return [
    notifier.said.filter(({ what }) => what === "edit").at(-1)?.state,
    approvals.said.filter(({ what }) => what !== "answered").at(-1)?.state,
  ];
}

const states = async ({ store }: FakeOutside, request: { readonly id: InvitationId }) =>
  (await store.invitations.find(request.id))?.state.kind;
const happened = ({ store }: FakeOutside) => store.events().map(({ what }) => what);

describe("a process that dies", () => {
  it("at any call of asking for approval leaves a request that the approvers see, or an end that its requester sees; nothing is sent", async () => {
    for (const when of ["before", "after"] as const) {
      let died = true;
      for (let call = 0; died; call++) {
        const outside = await world();
        const request = aRequest();
        died = await diesIn(outside.ports, { call, when }, (ports) => requestInvitation(ports, request));
        await pass(outside);
        const state = await states(outside, request);
        assert.deepEqual(outside.directory.invited, []);
        if (state === undefined) continue;
        assert.ok(state === "awaiting-approval" || state === "failed", state);
        assert.deepEqual(shown(outside), [state, state === "failed" ? undefined : state]);
        assert.equal(outside.approvals.said.filter(({ what }) => what === "post").length, state === "failed" ? 0 : 1);
      }
    }
  });

  it("at any call of a withdrawal leaves both cards as the request stands", async () => {
    for (const when of ["before", "after"] as const) {
      let died = true;
      for (let call = 0; died; call++) {
        const outside = await world();
        const request = aRequest();
        await requestInvitation(outside.ports, request);
        await pass(outside);
        died = await diesIn(outside.ports, { call, when }, (ports) => withdraw(ports, request));
        await pass(outside);
        const state = await states(outside, request);
        assert.ok(state === "awaiting-approval" || state === "withdrawn", state);
        assert.deepEqual(shown(outside), [state, state]);
        assert.equal(happened(outside).includes("withdrawn"), state === "withdrawn");
      }
    }
  });
});

/** Holds in every order of calls that fast-check finds. */
function inEveryOrder(check: (outside: FakeOutside, scheduler: Scheduler, mixed: Ports) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const outside = await world();
    return check(
      outside,
      scheduler,
      aroundPorts(outside.ports, (call, name) => scheduler.schedule(Promise.resolve(), name).then(call)),
    );
  });
  return fc.assert(property, { numRuns: runs(150) });
}

describe("at the same time", () => {
  it("a form sent twice asks once, and both are answered", () =>
    inEveryOrder(async (outside, scheduler, mixed) => {
      const request = aRequest();
      const twice = Promise.all([requestInvitation(mixed, request), requestInvitation(mixed, request)]);
      const kinds = (await scheduler.waitFor(twice)).map(({ kind }) => kind);
      assert.ok(kinds.includes("awaiting-approval") || kinds.every((kind) => kind === "already-submitted"), String(kinds));
      assert.equal(await states(outside, request), "awaiting-approval");
      assert.equal(happened(outside).filter((what) => what === "approval-asked").length, 1);
    }));

  it("a form sent by somebody else, too, is whose was first", () =>
    inEveryOrder(async (outside, scheduler, mixed) => {
      const request = aRequest();
      const both = Promise.all([adele, megan].map((by) => requestInvitation(mixed, { ...request, by, ssoToken: `sso:${by.id}` })));
      const kinds = (await scheduler.waitFor(both)).map(({ kind }) => kind).toSorted();
      assert.deepEqual(kinds, ["awaiting-approval", "not-yours"]);
      assert.equal(happened(outside).filter((what) => what === "approval-asked").length, 1);
    }));

  it("a request and the job that stands behind it come to one end", () =>
    inEveryOrder(async (outside, scheduler, mixed) => {
      const request = aRequest();
      const both = Promise.all([requestInvitation(mixed, request), resolveSending(mixed, request.id)]);
      const [outcome] = await scheduler.waitFor(both);
      const state = await states(outside, request);
      assert.equal(outcome.kind, state === "failed" ? "already-submitted" : "awaiting-approval");
      const ends = happened(outside).filter((what) => what === "approval-asked" || what === "failed");
      assert.deepEqual(ends, [state === "failed" ? "failed" : "approval-asked"]);
    }));

  it("of a withdrawal and an approval one wins, and the later person is told", () =>
    inEveryOrder(async (outside, scheduler, mixed) => {
      const request = aRequest();
      await requestInvitation(outside.ports, request);
      const both = Promise.all([withdraw(mixed, request), approve(mixed, request)]);
      const [withdrawn, approved] = await scheduler.waitFor(both);
      const isWithdrawn = withdrawn.kind === "withdrawn";
      assert.equal(await states(outside, request), isWithdrawn ? "withdrawn" : "invited");
      assert.equal(outside.directory.invited.length, isWithdrawn ? 0 : 1);
      assert.deepEqual([withdrawn.kind, approved.kind], isWithdrawn ? ["withdrawn", "over"] : ["as-it-stands", "invited"]);
    }));
});
