import assert from "node:assert/strict";
import fc from "fast-check";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import type { DirectoryUser } from "../../../../src/domain/preflight.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { CrashPoint } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

const minutes = 60_000;

/** Outcomes of the POST: answered; guest created but the answer lost; or no guest and no answer. */
type Post = "works" | "works-untold" | "fails-untold";
const posts: readonly Post[] = ["works", "works-untold", "fails-untold"];

/** A world in which Graph shows a fresh guest so many milliseconds late. */
function world(post: Post, lag: number): FakeOutside {
  const outside = fakeOutside();
  const { directory, clock } = outside;
  const invite = directory.invite.bind(directory);
  directory.invite = async (actor, request) => {
    directory.now = clock.now();
    if (post !== "works") directory.nextInvite = new GuestlistError("outcome-unknown", "no answer");
    if (post === "works-untold") directory.add({ mail: request.email });
    return invite(actor, request);
  };
  const find = directory.findByEmail.bind(directory);
  const shown = (user: DirectoryUser | undefined) => user?.createdAt && clock.millisecondsSince(user.createdAt) >= lag;
  directory.findByEmail = async (actor, email) => {
    const user = await find(actor, email);
    return shown(user) ? user : undefined;
  };
  return outside;
}

/** The process is started again on the same store, and its jobs run for ten minutes, unless it dies once more. */
async function restarted(outside: FakeOutside, point?: CrashPoint): Promise<void> {
  const run = async (ports: Ports) => letTimePass({ ...ports, clock: outside.clock }, 10 * minutes);
  const died = point && (await diesIn(outside.ports, point, run));
  if (died) await letTimePass({ ...outside.ports, clock: outside.clock }, 10 * minutes);
}

/** At most one mail, and the invitation says what became of it, with a card that shows the same. */
function assertBalanced({ directory, notifier }: FakeOutside, invitation: Invitation | undefined): void {
  const mails = directory.invited.filter(({ request }) => request.sendMail).length;
  if (!invitation) return assert.equal(mails, 0);
  assert.ok(mails <= 1);
  assert.ok(invitation.state.kind === (directory.users.size > 0 ? "invited" : "failed"), `${invitation.state.kind}, ${mails} mails`);
  if (invitation.state.kind === "invited") assert.ok(directory.users.has(invitation.state.guestId));
  const reason = invitation.state.kind === "failed" ? invitation.state.reason : undefined;
  assert.ok(mails === 0 || reason !== "interrupted");
  assert.ok(reason === undefined || ["interrupted", "not-confirmed"].includes(reason));
  assert.equal(notifier.said.filter(({ what }) => what === "edit").at(-1)?.state, invitation.state.kind);
}

const crashPoint = fc.record({ call: fc.nat({ max: 8 }), when: fc.constantFrom("before" as const, "after" as const) });
const lags = fc.constantFrom(0, 10_000, 4 * minutes);

describe("a process that dies", () => {
  it("at any call of a request loses no invitation and sends no second mail", async () => {
    for (const post of posts) {
      for (const when of ["before", "after"] as const) {
        let died = true;
        for (let call = 0; died; call++) {
          const outside = world(post, 10_000);
          const submission = aSubmission();
          died = await diesIn(outside.ports, { call, when }, (ports) => requestInvitation(ports, submission));
          await restarted(outside);
          await letTimePass({ ...outside.ports, clock: outside.clock }, 10 * minutes);
          assertBalanced(outside, await outside.store.invitations.find(submission.id));
        }
      }
    }
  });

  it("again and again, during the request and the jobs that mend it, changes nothing of that", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), lags, crashPoint, crashPoint, crashPoint, async (post, lag, first, second, third) => {
        const outside = world(post, lag);
        const submission = aSubmission();
        await diesIn(outside.ports, first, (ports) => requestInvitation(ports, submission));
        await restarted(outside, second);
        await restarted(outside, third);
        await letTimePass({ ...outside.ports, clock: outside.clock }, 10 * minutes);
        assertBalanced(outside, await outside.store.invitations.find(submission.id));
      }),
      { numRuns: runs(60) },
    ));

  it("during a retry sends no second mail either", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), lags, crashPoint, async (post, lag, point) => {
        const outside = world(post, lag);
        const state = { kind: "failed", since: at("09:00"), reason: "busy", reference: "ref" } as const;
        const failed = anInvitation({ state });
        await outside.store.invitations.commit(aChange({ invitations: [failed] }));
        const press = { id: failed.id, by: failed.requester, ssoToken: `sso:${failed.requester.id}` };
        await diesIn(outside.ports, point, (ports) => retryInvitation(ports, press));
        await letTimePass({ ...outside.ports, clock: outside.clock }, 10 * minutes);
        const stored = await outside.store.invitations.find(failed.id);
        if (stored?.state.kind === "failed" && stored.state.reason === "busy") assert.equal(outside.directory.invited.length, 0);
        else assertBalanced(outside, stored);
      }),
      { numRuns: runs(60) },
    ));
});
