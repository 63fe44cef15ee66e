import assert from "node:assert/strict";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import { ask, aWorldWithApprovers, justification } from "../../../build/a-world-with-approvers.ts";
import { at } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const world = () => aWorldWithApprovers({ otherwise: { verdict: "approve" } });
const silent = { kind: "silent" };

function asked(outside: FakeOutside, number: number) {
  return ask(outside, ["needs-approval"], { justification, email: `p${number}@fabrikam.com` });
}

async function withdrawn(outside: FakeOutside, number: number): Promise<void> {
  const outcome = await asked(outside, number);
  assert.ok(outcome.kind === "awaiting-approval", JSON.stringify(outcome));
  const { id, home } = outcome.invitation;
  const press = { id, by: adele, conversation: home.conversation, ssoToken: `sso:${adele.id}` };
  assert.equal((await withdrawRequest(outside.ports, press)).kind, "withdrawn");
}

/** What the next request costs: neither a token exchange nor a call of Graph, and nothing is stored. */
async function assertCostsNothing(outside: FakeOutside, expected: object): Promise<void> {
  const before = [outside.identity.shown.length, outside.store.events().length, outside.store.storedJobs().length];
  outside.directory.preflight = async () => assert.fail("Graph was asked");
  assert.deepEqual(await asked(outside, 99), expected);
  assert.deepEqual([outside.identity.shown.length, outside.store.events().length, outside.store.storedJobs().length], before);
}

describe("A requester who asks approvers for much", () => {
  it("has ten requests open at once, and reads once that one must be decided first", async () => {
    const outside = await world();
    for (let number = 1; number <= 10; number += 1) assert.equal((await asked(outside, number)).kind, "awaiting-approval");
    await assertCostsNothing(outside, { kind: "refused", refusal: { kind: "asks-open" } });
    await assertCostsNothing(outside, silent);
  });

  it("gets no more than ten past the limit at the same time", async () => {
    const outside = await world();
    const outcomes = await Promise.all(Array.from({ length: 15 }, (_, number) => asked(outside, number)));
    assert.equal(outcomes.filter(({ kind }) => kind === "awaiting-approval").length, 10);
    assert.equal(outcomes.filter(({ kind }) => kind === "refused").length, 1);
  });

  it("asks and withdraws five times an hour, and reads once when it goes on; withdrawing stays possible", async () => {
    const outside = await world();
    for (let number = 1; number <= 5; number += 1) await withdrawn(outside, number);
    const { preflight } = outside.directory;
    await assertCostsNothing(outside, { kind: "refused", refusal: { kind: "asks-often", until: at("11:00"), now: at("10:00") } });
    await assertCostsNothing(outside, silent);
    outside.directory.preflight = preflight;
    await outside.clock.advance(3_600_000);
    await withdrawn(outside, 6);
  });

  it("asks twenty times a day, whatever becomes of it", async () => {
    const outside = await world();
    for (let number = 1; number <= 20; number += 1) {
      await withdrawn(outside, number);
      await outside.clock.advance(3_600_000 / 5);
    }
    const now = outside.clock.now();
    await assertCostsNothing(outside, { kind: "refused", refusal: { kind: "asks-often", until: "2026-11-21T10:00:00.000Z", now } });
    await assertCostsNothing(outside, silent);
  });
});
