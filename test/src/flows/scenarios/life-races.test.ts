import assert from "node:assert/strict";
import fc from "fast-check";
import type { Scheduler } from "fast-check";
import type { GuestId } from "../../../../src/domain/ids.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { finishRevocation } from "../../../../src/flows/tending/finish-revocation.ts";
import { recordAcceptance } from "../../../../src/flows/following/record-acceptance.ts";
import { recordRemoval } from "../../../../src/flows/following/record-removal.ts";
import { recordReset } from "../../../../src/flows/following/record-reset.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { updateCard } from "../../../../src/flows/telling/update-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

interface World {
  readonly outside: FakeOutside;
  readonly guest: GuestId;
  readonly press: Parameters<typeof revokeInvitation>[1];
  /** Lets everything end that was begun, and the jobs of a minute. */
  readonly settle: (...begun: readonly Promise<unknown>[]) => Promise<Invitation>;
}

async function world(scheduler: Scheduler, make: typeof invited | typeof accepted = invited): Promise<World> {
  const outside = fakeOutside();
  const { id: guest } = outside.directory.add();
  const invitation = make({ email: "sam@fabrikam.com" }, guest);
  await keep(outside, invitation);
  const ports = aroundPorts(outside.ports, (call, name) => scheduler.schedule(Promise.resolve(), name).then(call));
  const press = { id: invitation.id, by: invitation.requester, ssoToken: `sso:${invitation.requester.id}` };
  const settle = async (...begun: readonly Promise<unknown>[]) => {
    await scheduler.waitFor(Promise.all(begun));
    await letTimePass({ ...outside.ports, clock: outside.clock }, 60_000);
    const stored = await outside.store.invitations.find(invitation.id);
    assert.ok(stored);
    return stored;
  };
  return { outside: { ...outside, ports }, guest, press, settle };
}

function inEveryOrder(check: (scheduler: Scheduler) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(fc.scheduler(), check), { numRuns: runs(150) });
}

const mails = ({ directory }: FakeOutside) => directory.invited.filter(({ request }) => request.sendMail).length;

describe("at the same time, later in an invitation's life", () => {
  it("two presses of one button send one mail again", () =>
    inEveryOrder(async (scheduler) => {
      const { outside, press, settle } = await world(scheduler);
      const twice = [1, 2].map(async () => resendInvitation(outside.ports, { ...press, resends: 0 }));
      const { resends } = await settle(...twice);
      assert.deepEqual([mails(outside), resends], [1, 1]);
    }));

  it("a revocation, the job behind it, the directory's news of it and a lost card end in one revocation, and nobody hears of a removal", () =>
    inEveryOrder(async (scheduler) => {
      const { outside, guest, press, settle } = await world(scheduler);
      outside.notifier.planned.push({ kind: "message-missing" });
      const { state } = await settle(
        revokeInvitation(outside.ports, press),
        finishRevocation(outside.ports, { kind: "revoke", invitation: press.id, by: press.by.id }, 1),
        recordRemoval(outside.ports, { guest, since: outside.clock.later(-120_000) }),
        updateCard(outside.ports, "home", press.id, aTelling({ attempt: 4 })),
      );
      assert.equal(state.kind, "revoked");
      assert.deepEqual([...outside.directory.users.keys()], []);
      assert.equal(outside.store.events().filter(({ what }) => what === "revoked").length, 1);
      assert.ok(!outside.notifier.said.some(({ what }) => what === "removed"));
    }));

  it("a revocation and an acceptance end in an accepted guest who is there, or in a revoked one who isn't", () =>
    inEveryOrder(async (scheduler) => {
      const { outside, guest, press, settle } = await world(scheduler);
      const accept = scheduler.schedule(Promise.resolve(), "the partner accepts").then(async () => {
        outside.directory.accept(guest);
        if (outside.directory.users.has(guest)) await recordAcceptance(outside.ports, { guest, path: "delta", since: null });
      });
      const { state } = await settle(revokeInvitation(outside.ports, press), accept);
      assert.equal(state.kind, outside.directory.users.has(guest) ? "accepted" : "revoked");
    }));

  it("a mail sent again and a revocation leave nobody in the directory without an invitation", () =>
    inEveryOrder(async (scheduler) => {
      const { outside, press, settle } = await world(scheduler);
      const { state } = await settle(resendInvitation(outside.ports, { ...press, resends: 0 }), revokeInvitation(outside.ports, press));
      assert.ok(mails(outside) <= 1);
      assert.equal(state.kind === "revoked" ? 0 : 1, outside.directory.users.size);
    }));

  it("a reset and the replay of an acceptance end in a guest who waits", () =>
    inEveryOrder(async (scheduler) => {
      const { outside, guest, settle } = await world(scheduler, accepted);
      outside.directory.reset(guest, outside.clock.later(1));
      const since = outside.clock.now();
      const { state } = await settle(
        recordReset(outside.ports, guest),
        recordReset(outside.ports, guest),
        recordAcceptance(outside.ports, { guest, path: "delta", since }),
      );
      assert.ok(state.kind === "invited" && state.again === "reset");
      assert.equal(outside.store.events().length, 1);
    }));
});
