import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { answerQuestion } from "../../../../src/flows/deciding/answer-question.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { settleQuestions } from "../../../../src/flows/deciding/settle-questions.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { aDecision } from "../../../build/a-decision.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

/** A request whose requester was told of a question. */
async function questioned() {
  const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
  await askBack(outside.ports, { ...aDecision(request), question: "Until when?" });
  await runDueJobs(outside.ports);
  return { outside, request };
}

const own = ({ id, requester, home }: Invitation) => ({
  id,
  by: requester,
  conversation: home.conversation,
  ssoToken: `sso:${requester.id}`,
});

const asking = async ({ store }: FakeOutside, { id }: Invitation) => (await store.invitations.find(id))?.approval?.questions ?? [];

type End = (outside: FakeOutside, request: Invitation) => Promise<unknown>;
const answer: End = ({ ports }, request) => answerQuestion(ports, { ...own(request), answer: "Until May." });

const ends: readonly (readonly [string, End])[] = [
  ["answered", answer],
  ["withdrawn", ({ ports }, request) => withdrawRequest(ports, own(request))],
  ["approved", ({ ports }, request) => approveInvitation(ports, aDecision(request))],
  ["rejected", ({ ports }, request) => rejectInvitation(ports, { ...aDecision(request), reason: "We know nobody there." })],
];

describe("settleQuestions", () => {
  it("leaves the message alone while the question waits for its answer", async () => {
    const { outside, request } = await questioned();
    assert.equal((await asking(outside, request)).length, 1);
    assert.deepEqual(await settleQuestions(outside.ports, request.id, aTelling()), { kind: "done" });
    assert.deepEqual(outside.notifier.settled, []);
  });

  for (const [how, end] of ends) {
    it(`lets the message stop asking, once, when the question is settled: ${how}`, async () => {
      const { outside, request } = await questioned();
      const [notice] = await asking(outside, request);
      await end(outside, request);
      await runDueJobs(outside.ports);
      const settled = () => outside.notifier.settled.map(({ message }) => message);
      assert.deepEqual(settled(), [notice?.message]);
      await settleQuestions(outside.ports, request.id, aTelling());
      assert.deepEqual(settled(), [notice?.message]);
      assert.deepEqual(await asking(outside, request), []);
    });
  }

  it("lets the message of another question ask on", async () => {
    const { outside, request } = await questioned();
    const [first] = await asking(outside, request);
    await answer(outside, request);
    await askBack(outside.ports, { ...aDecision(request), question: "For whom?" });
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.settled.map(({ message }) => message),
      [first?.message],
    );
    assert.deepEqual(
      (await asking(outside, request)).map(({ remark }) => remark),
      [2],
    );
  });

  for (const kind of ["not-now", "unreachable", "message-missing"] as const) {
    it(`tries again after ${kind}, and keeps the message until then`, async () => {
      const { outside, request } = await questioned();
      await answer(outside, request);
      outside.notifier.planned.push({ kind });
      assert.equal((await settleQuestions(outside.ports, request.id, aTelling())).kind, "retry");
      assert.equal((await asking(outside, request)).length, 1);
    });
  }

  describe("of several messages", () => {
    async function two() {
      const { outside, request } = await questioned();
      await askBack(outside.ports, { ...aDecision(request), question: "For whom?" });
      await runDueJobs(outside.ports);
      const messages = (await asking(outside, request)).map(({ message }) => message);
      assert.equal(messages.length, 2);
      await answer(outside, request);
      const settle = () => settleQuestions(outside.ports, request.id, aTelling());
      const left = async () => (await asking(outside, request)).map(({ message }) => message);
      return { outside, messages, settle, left };
    }

    it("settles those that it can reach, and tries the others again at the first time", async () => {
      const { outside, messages, settle, left } = await two();
      outside.notifier.planned.push({ kind: "unreachable" });
      assert.deepEqual(await settle(), { kind: "retry", at: outside.clock.later(24 * 3_600_000), why: "unreachable" });
      assert.deepEqual([outside.notifier.settled.map(({ message }) => message), await left()], [[messages[1]], [messages[0]]]);
      const both = await two();
      both.outside.notifier.planned.push({ kind: "unreachable" }, { kind: "not-now" });
      assert.deepEqual(await both.settle(), { kind: "retry", at: both.outside.clock.later(2_000), why: "not-now" });
    });

    it("settles the others also when one fails, and fails then", async () => {
      const { outside, messages, settle, left } = await two();
      const { notifier } = outside.ports;
      const slow = Promise.withResolvers<void>();
      const settleQuestion = notifier.settleQuestion.bind(notifier);
      notifier.settleQuestion = async (invitation, notice) => {
        if (notice.message === messages[0]) throw new GuestlistError("teams-unavailable", "Teams answered 500");
        await slow.promise;
        return settleQuestion(invitation, notice);
      };
      const settling = settle();
      const first = Promise.race([settling.catch(() => "failed"), new Promise((resolve) => setImmediate(() => resolve("waits")))]);
      assert.equal(await first, "waits");
      slow.resolve();
      await assert.rejects(settling, { code: "teams-unavailable" });
      assert.deepEqual(await left(), [messages[0]]);
    });
  });

  it("forgets a message that was deleted", async () => {
    const { outside, request } = await questioned();
    await answer(outside, request);
    outside.notifier.planned.push({ kind: "message-missing" });
    assert.deepEqual(await settleQuestions(outside.ports, request.id, aTelling({ attempt: 4 })), { kind: "done" });
    assert.deepEqual(await asking(outside, request), []);
  });
});
