import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { Post } from "../../../../src/domain/pace/ledger.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { checkCaps } from "../../../../src/flows/checking/check-caps.ts";
import { aChange } from "../../../build/a-change.ts";
import { aPost } from "../../../build/a-post.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { queued } from "../../../build/queued.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const ada = person({ name: "Ada" });

async function world(caps: Policy["caps"]) {
  const outside = fakeOutside();
  const { ports, clock } = outside;
  /** One that was asked for so many hours ago, open unless told otherwise. */
  const store = async (hours: number, make: typeof anInvitation = anInvitation, requester = ada) => {
    const createdAt = clock.later(-hours * 3_600_000);
    await ports.invitations.commit(aChange({ invitations: [make({ requester, createdAt })] }));
  };
  /** A POST of so many hours ago. */
  const mail = async (hours: number, given: Partial<Post> = {}) => {
    const post = aPost({ id: id(clock.newId()), person: ada.id, at: clock.later(-hours * 3_600_000), ...given });
    await ports.posts.decide(() => ({ verdict: undefined, change: { posts: [post] } }));
  };
  return {
    ports,
    caps,
    store,
    mail,
    check: (given: Partial<Invitation> = {}) => checkCaps(ports, caps, anInvitation({ requester: ada, ...given })),
  };
}

const failedOne: typeof anInvitation = (given) => failed("busy", given);

describe("checkCaps", () => {
  it("counts nothing where the policy sets no cap", async () => {
    const { store, check } = await world({});
    for (let count = 0; count < 5; count++) await store(0);
    assert.equal(await check(), undefined);
  });

  it("lets so many mails go out within 24 hours, and no more", async () => {
    const { mail, check } = await world({ perDay: 2 });
    await mail(0);
    await mail(24);
    assert.equal(await check(), undefined);
    await mail(23.9);
    assert.deepEqual(await check(), { kind: "cap-reached", cap: "per-day", limit: 2 });
  });

  it("counts no mail that surely didn't go out, nor other people's", async () => {
    const { mail, check } = await world({ perDay: 1 });
    for (const standing of ["refused", "blocked", "not-taken"] as const) await mail(0, { standing });
    await mail(0, { person: id("grace") });
    assert.equal(await check(), undefined);
  });

  for (const standing of ["planned", "out", "sent", "unknown"] as const) {
    it(`counts a mail that is ${standing}`, async () => {
      const { mail, check } = await world({ perDay: 1 });
      await mail(0, { standing });
      assert.equal((await check())?.kind, "cap-reached");
    });
  }

  it("doesn't count among the open ones what failed, nor other people's", async () => {
    const { store, check } = await world({ pending: 1 });
    await store(0, failedOne);
    await store(0, anInvitation, person({ name: "Grace" }));
    assert.equal(await check(failed("busy", { requester: ada })), undefined);
    await store(0);
    assert.equal((await check(failed("busy", { requester: ada })))?.kind, "cap-reached");
  });

  it("lets so many be open at a time, however old they are", async () => {
    const { store, check } = await world({ pending: 2 });
    await store(900);
    await store(1, accepted);
    assert.equal(await check(), undefined);
    await store(90);
    assert.deepEqual(await check(), { kind: "cap-reached", cap: "pending", limit: 2 });
  });

  it("counts neither the place nor the open row of the invitation itself, which waits for its time", async () => {
    const { ports, caps, store, mail } = await world({ perDay: 2, pending: 2 });
    const itself = queued({ requester: ada });
    await ports.invitations.commit(aChange({ invitations: [itself] }));
    await mail(0, { invitation: itself.id, standing: "planned" });
    await mail(1);
    await store(1);
    assert.equal(await checkCaps(ports, caps, itself), undefined);
    await store(1);
    assert.deepEqual(await checkCaps(ports, caps, itself), { kind: "cap-reached", cap: "pending", limit: 2 });
    await mail(1, { invitation: itself.id, standing: "unknown" });
    assert.deepEqual(await checkCaps(ports, caps, itself), { kind: "cap-reached", cap: "per-day", limit: 2 });
  });

  it("doesn't count the mistaken one whose place it takes, as long as that is open", async () => {
    const { ports, store, check } = await world({ pending: 1 });
    const mistaken = invited({ requester: ada });
    await ports.invitations.commit(aChange({ invitations: [mistaken] }));
    const full = { kind: "cap-reached", cap: "pending", limit: 1 };
    assert.deepEqual([await check(), await check({ replaces: mistaken.id })], [full, undefined]);
    await store(0);
    assert.deepEqual(await check({ replaces: mistaken.id }), full);
    const state = { kind: "removed", since: at("10:00"), guestId: id("guest-1") } as const;
    await ports.invitations.commit(aChange({ invitations: [{ ...mistaken, version: 2, state }] }));
    assert.deepEqual(await check({ replaces: mistaken.id }), full);
  });
});
