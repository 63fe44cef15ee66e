import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { checkCaps } from "../../../../src/flows/checking/check-caps.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const ada = person({ name: "Ada" });

async function world(caps: Policy["caps"]) {
  const outside = fakeOutside();
  outside.policy.change({ caps });
  const { ports, clock } = outside;
  /** One that was asked for so many hours ago, open unless told otherwise. */
  const store = async (hours: number, make: typeof anInvitation = anInvitation, requester = ada) => {
    const createdAt = clock.later(-hours * 3_600_000);
    await ports.invitations.commit(aChange({ invitations: [make({ requester, createdAt })] }));
  };
  return {
    ports,
    store,
    check: (given: Partial<Invitation> = {}) =>
      checkCaps(ports, { ...anInvitation({ requester: ada, ...given }), isCounted: given.state?.kind !== "failed" }),
  };
}

const failedOne: typeof anInvitation = (given) => failed("busy", given);

describe("checkCaps", () => {
  it("counts nothing where the policy sets no cap", async () => {
    const { store, check } = await world({});
    for (let count = 0; count < 5; count++) await store(0);
    assert.equal(await check(), undefined);
  });

  it("lets so many be asked for within 24 hours, whatever became of them, and no more", async () => {
    const { store, check } = await world({ perDay: 2 });
    await store(0);
    await store(23.9, accepted);
    assert.equal(await check(), undefined);
    await store(24.1);
    assert.equal(await check(), undefined);
    await store(1);
    assert.deepEqual(await check(), { kind: "cap-reached", cap: "per-day", limit: 2 });
  });

  it("doesn't count what failed, nor other people's", async () => {
    const { store, check } = await world({ perDay: 1, pending: 1 });
    await store(0);
    await store(0, failedOne);
    await store(0, anInvitation, person({ name: "Grace" }));
    assert.equal(await check(), undefined);
  });

  it("counts what failed once it is to be tried again", async () => {
    const again = failed("busy", { requester: ada });
    for (const caps of [{ perDay: 1 }, { pending: 1 }] as const) {
      const { store, check } = await world(caps);
      assert.equal(await check(again), undefined);
      await store(0);
      assert.equal((await check(again))?.kind, "cap-reached");
    }
  });

  it("lets so many be open at a time, however old they are", async () => {
    const { store, check } = await world({ pending: 2 });
    await store(0);
    await store(900);
    await store(1, accepted);
    assert.equal(await check(), undefined);
    await store(90);
    assert.deepEqual(await check(), { kind: "cap-reached", cap: "pending", limit: 2 });
  });

  it("doesn't count the mistaken one whose place it takes, as long as that is open", async () => {
    const { ports, store, check } = await world({ pending: 1 });
    const mistaken = invited({ requester: ada });
    await ports.invitations.commit(aChange({ invitations: [mistaken] }));
    await store(0);
    const full = { kind: "cap-reached", cap: "pending", limit: 1 };
    assert.deepEqual([await check(), await check({ replaces: mistaken.id })], [full, undefined]);
    await store(0);
    assert.deepEqual(await check({ replaces: mistaken.id }), full);
    const state = { kind: "removed", since: at("10:00"), guestId: id("guest-1") } as const;
    await ports.invitations.commit(aChange({ invitations: [{ ...mistaken, version: 2, state }] }));
    assert.deepEqual(await check({ replaces: mistaken.id }), full);
  });
});
