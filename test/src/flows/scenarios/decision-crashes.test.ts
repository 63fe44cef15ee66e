import assert from "node:assert/strict";
import fc from "fast-check";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { answerQuestion } from "../../../../src/flows/deciding/answer-question.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import type { DirectoryUser } from "../../../../src/domain/preflight.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { aDecision, diego, megan } from "../../../build/a-decision.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { CrashPoint } from "../../../fakes/crashing-ports.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";
import { runs } from "../../../build/runs.ts";

const tenMinutes = 600_000;

/** Outcomes of the POST: answered; guest created but the answer lost; no guest and no answer; or refused because of the approver. */
const posts = ["works", "works-untold", "fails-untold", "refused"] as const;
type Post = (typeof posts)[number];

/** A request that waits, in a world in which Graph shows a fresh guest so many milliseconds late. */
async function world(post: Post, lag: number) {
  const asked = await askedOutside({ email: "sam@fabrikam.com" });
  const { directory, clock } = asked.outside;
  const invite = directory.invite.bind(directory);
  directory.invite = async (actor, request) => {
    directory.now = clock.now();
    if (post === "works-untold" || post === "fails-untold") directory.nextInvite = new GuestlistError("outcome-unknown", "no answer");
    if (post === "works-untold") directory.add({ mail: request.email });
    if (post === "refused") directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    return invite(actor, request);
  };
  const find = directory.findByEmail.bind(directory);
  const shown = (user: DirectoryUser | undefined) => user?.createdAt && clock.millisecondsSince(user.createdAt) >= lag;
  directory.findByEmail = async (actor, email) => {
    const user = await find(actor, email);
    return shown(user) ? user : undefined;
  };
  return asked;
}

type Press = (ports: Ports, request: Invitation) => Promise<{ readonly kind: string }>;
const approve: Press = (ports, request) => approveInvitation(ports, aDecision(request));
const reject: Press = (ports, request) => rejectInvitation(ports, { ...aDecision(request), reason: "We know nobody there." });
const ask: Press = (ports, request) => askBack(ports, { ...aDecision(request), question: "Until when?" });

const answerTo = ({ id, requester: by, home: { conversation } }: Invitation) => ({
  ...{ id, by, conversation },
  ssoToken: `sso:${by.id}`,
  answer: "Until May.",
});

/** The process is started again on the same store, and its jobs run for ten minutes, unless it dies once more. */
async function restarted(outside: FakeOutside, point?: CrashPoint): Promise<void> {
  const run = async (ports: Ports) => letTimePass({ ...ports, clock: outside.clock }, tenMinutes);
  const died = point && (await diesIn(outside.ports, point, run));
  if (died !== false) await run(outside.ports);
}

const mailsOf = ({ directory }: FakeOutside) => directory.invited.filter(({ request }) => request.sendMail).length;
const countOf = ({ store }: FakeOutside, ...kinds: readonly string[]) => store.events().filter(({ what }) => kinds.includes(what)).length;

/** At most one decision and at most one POST, and the card and the requester's notice agree with that. */
function assertBalanced(outside: FakeOutside, invitation: Invitation | undefined): void {
  assert.ok(invitation?.approval);
  const { state, approval } = invitation;
  const decisions = countOf(outside, "approved", "rejected");
  assert.ok(mailsOf(outside) <= 1 && decisions <= 1);
  if (approval.decision) assert.equal(decisions, 1);
  const expected = { approved: ["invited", "failed"], rejected: ["rejected"] }[approval.decision?.kind ?? "approved"];
  assert.ok(approval.decision ? expected.includes(state.kind) : state.kind === "awaiting-approval", state.kind);
  if (state.kind === "invited") assert.ok(outside.directory.users.has(state.guestId));
  if (state.kind === "failed") assert.equal(state.reason, "not-confirmed");
  if (decisions === 0) return assert.equal(mailsOf(outside), 0);
  const shown = outside.notifier.said.findLast(({ what }) => what === "edit");
  assert.equal(shown?.state, state.kind);
  const isTold = outside.notifier.said.some(({ what }) => what === approval.decision?.kind);
  if (state.kind !== "failed" && approval.decision) assert.ok(isTold);
}

/** Dies at every call of a press, before and after it took effect. */
async function atEveryCall(post: Post, press: Press, check: (outside: FakeOutside, request: Invitation) => Promise<void>): Promise<void> {
  for (const when of ["before", "after"] as const) {
    let died = true;
    for (let call = 0; died; call++) {
      const { outside, request } = await world(post, 10_000);
      died = await diesIn(outside.ports, { call, when }, (ports) => press(ports, request));
      await restarted(outside);
      await check(outside, request);
    }
  }
}

const stored = async ({ store }: FakeOutside, { id }: Invitation) => store.invitations.find(id);
const crashPoint = fc.record({ call: fc.nat({ max: 10 }), when: fc.constantFrom("before" as const, "after" as const) });

describe("a process that dies while somebody decides", () => {
  for (const post of posts) {
    it(`at any call of an approval loses no decision and sends no second mail: the POST ${post}`, () =>
      atEveryCall(post, approve, async (outside, request) => assertBalanced(outside, await stored(outside, request))));
  }

  it("at any call of an approval leaves a request that can go on, with still one mail", () =>
    atEveryCall("works", approve, async (outside, request) => {
      const before = await stored(outside, request);
      if (before?.state.kind === "awaiting-approval") await approveInvitation(outside.ports, aDecision(request, { by: diego }));
      if (before?.state.kind === "failed") {
        await retryInvitation(outside.ports, { id: request.id, by: megan, ssoToken: `sso:${megan.id}` });
      }
      const after = await stored(outside, request);
      assert.equal(after?.state.kind, "invited");
      assert.equal(mailsOf(outside), 1);
      assert.equal(outside.directory.users.size, 1);
    }));

  it("at any call of a rejection loses no decision", () =>
    atEveryCall("works", reject, async (outside, request) => assertBalanced(outside, await stored(outside, request))));

  it("at any call of a question asks it once or not at all", () =>
    atEveryCall("works", ask, async (outside, request) => {
      const after = await stored(outside, request);
      const asked = countOf(outside, "asked-back");
      assert.deepEqual([after?.state.kind, after?.approval?.remarks.length], ["awaiting-approval", asked]);
      assert.equal(outside.notifier.said.filter(({ what }) => what === "asked-back").length, asked);
    }));

  it("at any call of what follows a question and its answer leaves no message that asks on", async () => {
    for (const when of ["before", "after"] as const) {
      for (let call = 0; call < 40; call++) {
        const { outside, request } = await world("works", 10_000);
        await ask(outside.ports, request);
        await restarted(outside, { call, when });
        await answerQuestion(outside.ports, answerTo(request));
        await restarted(outside, { call, when });
        await restarted(outside);
        const asking = (await stored(outside, request))?.approval?.questions;
        const settled = new Set(outside.notifier.settled.map(({ message }) => message));
        assert.deepEqual([asking, settled.size > 0], [undefined, true], `${when} ${call}`);
      }
    }
  });

  it("again and again, also in the jobs that mend it, changes nothing of that", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posts),
        fc.constantFrom(0, 10_000, 240_000),
        fc.constantFrom(approve, reject),
        crashPoint,
        crashPoint,
        async (post, lag, press, first, second) => {
          const { outside, request } = await world(post, lag);
          await diesIn(outside.ports, first, (ports) => press(ports, request));
          await restarted(outside, second);
          await restarted(outside);
          assertBalanced(outside, await stored(outside, request));
        },
      ),
      { numRuns: runs(60) },
    ));
});
