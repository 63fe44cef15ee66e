import assert from "node:assert/strict";
import fc from "fast-check";
import type { Scheduler } from "fast-check";
import { openStates } from "../../../../src/domain/invitation.ts";
import { recordAcceptance } from "../../../../src/flows/following/record-acceptance.ts";
import { recordRemoval } from "../../../../src/flows/following/record-removal.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { resolveSending } from "../../../../src/flows/inviting/resolve-sending.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { showRedeemLink } from "../../../../src/flows/tending/show-redeem-link.ts";
import { updateCard } from "../../../../src/flows/telling/update-card.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

const diego = person({ name: "Diego Siciliani" });

/** The same world; its calls are answered in the order that fast-check tries. */
function shuffled(scheduler: Scheduler): FakeOutside {
  const outside = fakeOutside();
  const ports = aroundPorts(outside.ports, (call, name) => scheduler.schedule(Promise.resolve(), name).then(call));
  return { ...outside, ports };
}

/** Holds in every order of calls that fast-check finds. */
function inEveryOrder(check: (outside: FakeOutside, scheduler: Scheduler) => Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.scheduler(), (scheduler) => check(shuffled(scheduler), scheduler)),
    { numRuns: runs(150) },
  );
}

const mails = ({ directory }: FakeOutside) => directory.invited.filter(({ request }) => request.sendMail).length;

/** Afterwards nothing is left open that isn't in the directory. */
async function assertSettled(outside: FakeOutside, invitation: string): Promise<void> {
  const stored = await outside.store.invitations.find(id(invitation));
  assert.equal(stored?.state.kind, "invited");
  assert.ok(outside.directory.users.has(stored.state.guestId));
}

describe("at the same time", () => {
  it("a form sent twice invites once, and both are answered", () =>
    inEveryOrder(async (outside, scheduler) => {
      const submission = aSubmission();
      const twice = Promise.all([requestInvitation(outside.ports, submission), requestInvitation(outside.ports, submission)]);
      const kinds = (await scheduler.waitFor(twice)).map(({ kind }) => kind).toSorted();
      assert.deepEqual(kinds, ["already-submitted", "invited"]);
      assert.equal(mails(outside), 1);
      await assertSettled(outside, submission.id);
    }));

  it("a form sent again by Teams while the first is under way invites once", () =>
    inEveryOrder(async (outside, scheduler) => {
      const submission = aSubmission();
      const sends = [1, 2, 3].map(async (turn) => {
        for (let pause = 1; pause < turn; pause++) await scheduler.schedule(Promise.resolve(), "redelivery");
        return requestInvitation(outside.ports, submission);
      });
      const outcomes = await scheduler.waitFor(Promise.all(sends));
      assert.equal(outcomes.filter(({ kind }) => kind === "invited").length, 1);
      assert.equal(outcomes.filter(({ kind }) => kind === "already-submitted").length, 2);
      assert.equal(mails(outside), 1);
    }));

  it("two forms for one address invite once, and the other is told", () =>
    inEveryOrder(async (outside, scheduler) => {
      const one = requestInvitation(outside.ports, aSubmission());
      const other = requestInvitation(outside.ports, aSubmission({ by: diego, values: { email: "SAM@fabrikam.com" } }));
      const outcomes = await scheduler.waitFor(Promise.all([one, other]));
      assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["invited", "refused"]);
      const refused = outcomes.find((outcome) => outcome.kind === "refused");
      assert.equal(refused?.kind === "refused" && refused.refusal.kind, "already-invited");
      assert.equal(mails(outside), 1);
    }));

  it("a request and the job that stands behind it come to one end", () =>
    inEveryOrder(async (outside, scheduler) => {
      const submission = aSubmission();
      const jobs = [1, 2, 3].map(() =>
        scheduler.schedule(Promise.resolve(), "job").then(() => resolveSending(outside.ports, submission.id)),
      );
      await scheduler.waitFor(Promise.all([requestInvitation(outside.ports, submission), ...jobs]));
      const stored = await outside.store.invitations.find(submission.id);
      const interrupted = stored?.state.kind === "failed" && stored.state.reason === "interrupted";
      assert.equal(mails(outside), interrupted ? 0 : 1);
      if (!interrupted) await assertSettled(outside, submission.id);
    }));

  it("a retry pressed twice invites once", () =>
    inEveryOrder(async (outside, scheduler) => {
      const failed = anInvitation({ state: { kind: "failed", since: at("09:59"), reason: "busy", reference: "ref" } });
      await outside.store.invitations.commit(aChange({ invitations: [failed] }));
      const press = () => retryInvitation(outside.ports, { id: failed.id, by: failed.requester, ssoToken: `sso:${failed.requester.id}` });
      const kinds = (await scheduler.waitFor(Promise.all([press(), press()]))).map(({ kind }) => kind);
      assert.equal(kinds.filter((kind) => kind === "invited").length, 1);
      assert.equal(mails(outside), 1);
      await assertSettled(outside, failed.id);
    }));

  it("an acceptance, a removal, a new link and a lost card end in a removed guest, an accepted notice at most, and no lost card", () =>
    inEveryOrder(async (outside, scheduler) => {
      const { id: guest } = outside.directory.add();
      const invited = anInvitation({ email: "sam@fabrikam.com", state: { kind: "invited", since: at("10:00"), guestId: guest } });
      await outside.store.invitations.commit(aChange({ invitations: [invited] }));
      outside.notifier.planned.push({ kind: "message-missing" });
      outside.directory.findByIds = async () => []; // removed by somebody
      const again = async (job: () => Promise<{ kind: string }>) => {
        while ((await job()).kind === "again");
      };
      await scheduler.waitFor(
        Promise.all([
          again(() => recordAcceptance(outside.ports, { guest, path: "delta", since: null })),
          again(() => recordRemoval(outside.ports, { guest, since: at("10:00") })),
          showRedeemLink(outside.ports, { id: invited.id, by: invited.requester, ssoToken: `sso:${invited.requester.id}` }),
          updateCard(outside.ports, "home", invited.id, aTelling({ attempt: 4 })),
        ]),
      );
      assert.equal(outside.notifier.said.filter(({ what }) => what === "post").length, 1);
      await scheduler.waitFor(letTimePass({ ...outside.ports, clock: outside.clock }, 3_000));
      const stored = await outside.store.invitations.find(invited.id);
      assert.deepEqual(stored?.state, { kind: "removed", since: at("10:00"), guestId: guest });
      assert.equal(await outside.store.invitations.redeemUrl(invited.id), undefined);
      assert.deepEqual([stored.home.card, openStates.includes(stored.state.kind)], ["posted-1", false]);
      assert.deepEqual(
        outside.notifier.said.findLast(({ what }) => what === "edit"),
        { what: "edit", invitation: invited.id, state: "removed", card: "posted-1" },
      );
    }));
});
