import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Scheduler } from "fast-check";
import { openStore } from "../../../../src/adapters/store/database.ts";
import { systemClock } from "../../../../src/clock.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { adele, aDecision, inChannel } from "../../../build/a-decision.ts";
import { aChange } from "../../../build/a-change.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { runs } from "../../../build/runs.ts";

const approvers = Array.from({ length: 50 }, (_, number) => person({ name: `Approver${number} Smith` }));

type Press = (ports: Ports, request: Invitation, number: number) => Promise<{ readonly kind: string; readonly invitation?: Invitation }>;

const by = (number: number) => approvers[number % approvers.length] ?? adele;
const approve: Press = (ports, request, number) => approveInvitation(ports, aDecision(request, { by: by(number) }));
const reject: Press = (ports, request, number) =>
  rejectInvitation(ports, { ...aDecision(request, { by: by(number) }), reason: `No ${number}` });
const ask: Press = (ports, request, number) =>
  askBack(ports, { ...aDecision(request, { by: by(number) }), question: `Question ${number}?` });
const withdraw: Press = (ports, { id: request }) =>
  withdrawRequest(ports, {
    id: request,
    by: adele,
    conversation: id("19:general@thread.tacv2"),
    ssoToken: `sso:${adele.id}`,
  });

/** Answers to the press that decides; other presses are told the earlier decision. */
const deciding = new Set(["invited", "rejected", "withdrawn"]);
const truths = new Set(["already-decided", "over", "as-it-stands"]);

type Outcome = Awaited<ReturnType<Press>>;

/** Exactly one decision, at most one POST, and everybody was told the truth. */
function assertOneDecision(outcomes: readonly Outcome[], stored: Invitation | undefined, { directory }: FakeOutside): void {
  const kinds = outcomes.map(({ kind }) => kind);
  const decided = outcomes.filter(({ kind }) => deciding.has(kind));
  assert.equal(decided.length, 1, kinds.join());
  assert.equal(directory.invited.length, decided[0]?.kind === "invited" ? 1 : 0);
  assert.equal(stored?.state.kind, decided[0]?.kind);
  for (const { kind, invitation } of outcomes.filter((one) => !deciding.has(one.kind) && one.kind !== "asked")) {
    if (kind === "too-many-remarks") continue;
    assert.ok(truths.has(kind), kind);
    assert.deepEqual(invitation?.approval?.decision, stored?.approval?.decision);
    assert.notEqual(invitation?.state.kind, "awaiting-approval");
  }
}

/** Two instances with a store of their own on the same file, and one directory. */
async function onTwoInstances(presses: readonly Press[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  const open = async () => openStore({ url: `sqlite:${join(folder, "store.db")}`, encryptionKey, clock: systemClock });
  const stores = [await open(), await open()] as const;
  try {
    const outside = fakeOutside();
    inChannel(outside, adele, ...approvers);
    const pauses = fc.sample(fc.nat(19), 1_000);
    let calls = 0;
    const slowly = async (call: () => Promise<unknown>) => {
      for (let turns = pauses[calls++ % pauses.length] ?? 0; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      return call();
    };
    const instances = stores.map((store) => aroundPorts({ ...outside.ports, ...store }, slowly));
    const request = awaiting({ email: "sam@fabrikam.com" });
    await stores[0].invitations.commit(aChange({ invitations: [request] }));
    const [one, other] = instances;
    assert.ok(one && other);
    const outcomes = await Promise.all(presses.map((press, number) => press(number % 2 === 0 ? one : other, request, number)));
    assertOneDecision(outcomes, await stores[1].invitations.find(request.id), outside);
    const events = await stores[0].trail.of(request.id, 1_000);
    assert.equal(events.filter(({ what }) => what === "approved" || what === "rejected" || what === "withdrawn").length, 1);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    await rm(folder, { recursive: true });
  }
}

const cycle = (presses: readonly Press[], count: number): readonly Press[] =>
  Array.from({ length: count }, (_, number) => presses[number % presses.length] ?? approve);

describe("50 approvers who press within the same second, on two instances", () => {
  for (const [what, presses] of [
    ["all approve", [approve]],
    ["all reject", [reject]],
    ["approve and reject", [approve, reject, reject, approve]],
    ["approve, reject and ask", [approve, ask, reject, ask, approve]],
  ] as const) {
    it(`decide once when they ${what}`, async () => onTwoInstances(cycle(presses, 50)));
  }

  it("decide once, or not at all, while the requester withdraws it", async () => {
    const presses = [...cycle([approve, reject, ask], 20), withdraw, ...cycle([reject, approve], 29)];
    await onTwoInstances(presses);
  });
});

/** Holds in every order of calls that fast-check finds. */
function inEveryOrder(presses: readonly Press[]): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler: Scheduler) => {
      const outside = fakeOutside();
      inChannel(outside, adele, ...approvers);
      const request = awaiting();
      await outside.store.invitations.commit(aChange({ invitations: [request] }));
      const ports = aroundPorts(outside.ports, (call, name) => scheduler.schedule(Promise.resolve(), name).then(call));
      const outcomes = await scheduler.waitFor(Promise.all(presses.map((press, number) => press(ports, request, number))));
      assertOneDecision(outcomes, await outside.store.invitations.find(request.id), outside);
    }),
    { numRuns: runs(150) },
  );
}

describe("at the same time", () => {
  it("two approvals send one invitation", () => inEveryOrder([approve, approve]));
  it("an approval and a rejection come to one answer", () => inEveryOrder([approve, reject, reject]));
  it("questions and a withdrawal keep nobody from one answer", () => inEveryOrder([approve, ask, withdraw, ask, reject]));

  it("an approver that Graph refuses and another approver send at most one invitation", () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler: Scheduler) => {
        const outside = fakeOutside();
        inChannel(outside, adele, ...approvers);
        const request = awaiting();
        await outside.store.invitations.commit(aChange({ invitations: [request] }));
        outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
        const ports = aroundPorts(outside.ports, (call, name) => scheduler.schedule(Promise.resolve(), name).then(call));
        const presses = [approve, approve, approve].map((press, number) => press(ports, request, number));
        const kinds = (await scheduler.waitFor(Promise.all(presses))).map(({ kind }) => kind);
        const stored = await outside.store.invitations.find(request.id);
        assert.equal(kinds.filter((kind) => kind === "reopened").length, 1);
        assert.equal(outside.directory.users.size, kinds.includes("invited") ? 1 : 0);
        assert.equal(stored?.state.kind, kinds.includes("invited") ? "invited" : "awaiting-approval");
        assert.ok(outside.directory.invited.length <= 2);
      }),
      { numRuns: runs(150) },
    ));

  it("an approver who finds the guest of another's approval, accepted at once, doesn't end what that one is sending", async () => {
    const outside = fakeOutside();
    inChannel(outside, adele, ...approvers);
    const request = awaiting();
    await outside.store.invitations.commit(aChange({ invitations: [request] }));
    const [posted, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let preflights = 0;
    const ports = aroundPorts(outside.ports, async (call, name) => {
      if (name === "directory.preflight" && ++preflights === 2) await posted.promise;
      const answer = await call();
      if (name !== "directory.invite") return answer;
      for (const guest of outside.directory.users.keys()) outside.directory.accept(guest);
      posted.resolve();
      await answered.promise;
      return answer;
    });
    const outcomes = await Promise.all([approve(ports, request, 1), approve(ports, request, 2).finally(answered.resolve)]);
    assertOneDecision(outcomes, await outside.store.invitations.find(request.id), outside);
  });

  it("one approver who presses twice sends one invitation, and is shown it both times", async () => {
    const outside = fakeOutside();
    inChannel(outside, adele, ...approvers);
    const request = awaiting();
    await outside.store.invitations.commit(aChange({ invitations: [request] }));
    const outcomes = await Promise.all([approve(outside.ports, request, 1), approve(outside.ports, request, 1)]);
    assertOneDecision(outcomes, await outside.store.invitations.find(request.id), outside);
    assert.equal((await approve(outside.ports, request, 1)).kind, "already-decided");
    assert.equal(outside.directory.invited.length, 1);
  });
});
