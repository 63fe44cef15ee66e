import assert from "node:assert/strict";
import { queueInvitation, queuedJobs } from "../../../../src/flows/inviting/queue-invitation.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { queued } from "../../../build/queued.ts";
import { appWorld } from "../../../fakes/app-world.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const requested = anInvitation({ email: "sam@fabrikam.com" });
const { id } = requested;
const recorded = { what: "queued", by: requested.requester.id } as const;

describe("queueInvitation", () => {
  it("stores when the invitation goes out, the job that sends it, and what is shown", async () => {
    const world = await appWorld(requested);
    const wait = { goesOutAt: at("10:05"), confirmed: ["guest-pending"] } as const;
    const outcome = await queueInvitation(world.ports, requested, wait, recorded);
    const state = { kind: "queued", since: at("10:00"), ...wait };
    assert.deepEqual([outcome.kind, await stateIn(world, requested)], ["queued", state]);
    assert.deepEqual(jobsIn(world), [
      { kind: "send-queued", invitation: id, due: at("10:05") },
      { kind: "update-card", invitation: id, due: at("10:00") },
    ]);
    assert.deepEqual(world.store.events(), [{ at: at("10:00"), invitation: id, what: "queued", by: requested.requester.id }]);
  });

  it("records first what came first", async () => {
    const world = await appWorld(requested);
    const after = [{ at: at("10:00"), invitation: id, what: "allowed-by-rule", detail: "Partners" }] as const;
    await queueInvitation(world.ports, requested, { confirmed: [] }, { ...recorded, after });
    assert.deepEqual(
      world.store.events().map(({ what }) => what),
      ["allowed-by-rule", "queued"],
    );
  });

  it("has its place given back when another change was first", async () => {
    const world = await appWorld({ ...requested, version: 2 });
    assert.deepEqual(await queueInvitation(world.ports, requested, { confirmed: [] }, recorded), { kind: "conflict" });
    assert.deepEqual(jobsIn(world), [{ kind: "send-queued", invitation: id, due: at("10:00") }]);
  });

  it("has its place given back when the invitation can't go out any more", async () => {
    const over = { ...requested, state: { kind: "withdrawn", since: at("09:00") } } as const;
    const world = await appWorld(over);
    assert.deepEqual(await queueInvitation(world.ports, over, { confirmed: [] }, recorded), { kind: "conflict" });
    assert.equal(jobsIn(world).length, 1);
  });

  it("says so when another open invitation has the address", async () => {
    const failed = { ...requested, state: { kind: "failed", since: at("09:00"), reason: "busy", reference: "ref" } } as const;
    const world = await appWorld(failed);
    await keep(world, queued({ email: "sam@fabrikam.com" }));
    assert.deepEqual(await queueInvitation(world.ports, failed, { confirmed: [] }, recorded), { kind: "address-taken" });
  });
});

describe("queuedJobs", () => {
  it("looks at once at an invitation that has no time", async () => {
    const { ports } = await appWorld();
    assert.deepEqual(
      queuedJobs(queued(), ports.clock).map(({ task, due }) => [task.kind, due]),
      [
        ["send-queued", at("10:00")],
        ["update-card", at("10:00")],
      ],
    );
  });
});
