import assert from "node:assert/strict";
import fc from "fast-check";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { invited } from "../../../build/in-state.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { CrashPoint } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

const minutes = 60_000;
const mailsOf = ({ directory }: FakeOutside) => directory.invited.filter(({ request }) => request.sendMail).length;

/** An invitation that is out, and its guest. */
async function world(email = "kin@fabrikam.com") {
  const outside = fakeOutside();
  const guest = outside.directory.add({ mail: email });
  const invitation = invited({ email }, guest.id);
  await keep(outside, invitation);
  const press = { id: invitation.id, by: invitation.requester, ssoToken: `sso:${invitation.requester.id}` };
  const passes = async (ports: Ports, time = 5 * minutes) => letTimePass({ ...ports, clock: outside.clock }, time);
  return { outside, guest, invitation, press, passes, stored: () => mustFind(outside, invitation) };
}

async function mustFind({ store }: FakeOutside, { id }: Pick<Invitation, "id">): Promise<Invitation> {
  const found = await store.invitations.find(id);
  assert.ok(found);
  return found;
}

/** Every place at which work can die, one after the other, until it lives. */
async function atEveryCall(run: (point: CrashPoint) => Promise<boolean>): Promise<void> {
  for (const when of ["before", "after"] as const) {
    for (let call = 0; await run({ call, when }); call++) assert.ok(call < 50);
  }
}

const crashPoint = fc.record({ call: fc.nat({ max: 12 }), when: fc.constantFrom("before" as const, "after" as const) });

describe("a process that dies later in an invitation's life", () => {
  it("while a mail is sent again sends no other by itself, and counts at least what went out", () =>
    atEveryCall(async (point) => {
      const { outside, press, passes, stored } = await world();
      const died = await diesIn(outside.ports, point, (ports) => resendInvitation(ports, { ...press, resends: 0 }));
      await passes(outside.ports);
      const { resends, state } = await stored();
      assert.ok(mailsOf(outside) <= resends && resends <= 1, `${mailsOf(outside)} mails, ${resends} counted`);
      assert.equal(state.kind, "invited");
      return died;
    }));

  it("while an invitation is taken back ends with both guest and invitation gone, or with both there", () =>
    atEveryCall(async (point) => {
      const { outside, guest, press, passes, stored } = await world();
      const died = await diesIn(outside.ports, point, (ports) => revokeInvitation(ports, press));
      await passes(outside.ports);
      const { state } = await stored();
      assert.equal(state.kind, outside.directory.users.has(guest.id) ? "invited" : "revoked");
      assert.ok(state.kind !== "invited" || state.revocation === undefined);
      assert.ok(!outside.notifier.said.some(({ what }) => what === "removed"));
      return died;
    }));

  it("then, and again while it is mended, loses no acceptance that slipped in", () =>
    fc.assert(
      fc.asyncProperty(crashPoint, crashPoint, async (first, second) => {
        const { outside, guest, press, passes, stored } = await world();
        outside.directory.beforeDeletion = () => outside.directory.accept(guest.id, outside.clock.now());
        await diesIn(outside.ports, first, (ports) => revokeInvitation(ports, press));
        if (await diesIn(outside.ports, second, (ports) => passes(ports))) await outside.clock.advance(2 * minutes);
        await passes(outside.ports);
        const { state } = await stored();
        assert.ok(outside.directory.users.has(guest.id), "the guest is there");
        assert.equal(state.kind, outside.directory.users.get(guest.id)?.userState === "Accepted" ? "accepted" : "invited");
      }),
      { numRuns: runs(60) },
    ));

  it("while an address is fixed leaves one invitation to the right address, and none to the wrong one once that is out", () =>
    fc.assert(
      fc.asyncProperty(crashPoint, crashPoint, async (first, second) => {
        const { outside, guest, invitation, passes, stored } = await world();
        const form = aSubmission({ by: invitation.requester, values: { email: "kim@fabrikam.com" }, replaces: invitation.id });
        await diesIn(outside.ports, first, (ports) => requestInvitation(ports, form));
        if (await diesIn(outside.ports, second, (ports) => passes(ports))) await outside.clock.advance(2 * minutes);
        await passes(outside.ports, 12 * minutes);
        const right = await outside.store.invitations.find(form.id);
        const isOut = right?.state.kind === "invited";
        assert.equal((await stored()).state.kind, isOut ? "revoked" : "invited");
        assert.equal(outside.directory.users.has(guest.id), !isOut);
        assert.ok(mailsOf(outside) <= 1);
      }),
      { numRuns: runs(60) },
    ));
});
