import assert from "node:assert/strict";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { takePassOrWait } from "../../../../src/flows/pacing/take-pass-or-wait.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { appWorld, stop } from "../../../fakes/app-world.ts";
import type { AppWorld } from "../../../fakes/app-world.ts";

const app = { kind: "app" } as const;
const invitation = anInvitation();
const { id: person } = invitation.requester;
const asPerson = { kind: "person", id: person, accessToken: "graph" } as const;
const asked = { invitation, use: "invite" } as const;

async function oneAMinute(): Promise<AppWorld> {
  const world = await appWorld();
  world.policy.change({ pace: { ...defaultPace, person: { atOnce: 1, thenEvery: 60 } } });
  return world;
}

function take({ ports }: AppWorld, actor: typeof app | typeof asPerson, of = asked) {
  return takePassOrWait(ports, of, { actor, confirmed: ["guest-pending"] });
}

const another = () => ({ ...asked, invitation: anInvitation() });

describe("takePassOrWait", () => {
  it("takes a pass while the pace allows it", async () => {
    assert.equal((await take(await oneAMinute(), app)).kind, "go");
  });

  it("lets an invitation of the app wait for its time, in the ledger", async () => {
    const world = await oneAMinute();
    await take(world, app);
    const next = another();
    assert.deepEqual(await take(world, app, next), { kind: "wait", wait: { goesOutAt: at("10:01"), confirmed: ["guest-pending"] } });
    const { posts } = await world.ports.posts.read();
    assert.deepEqual(
      posts.map(({ standing, at: time }) => [standing, time]),
      [
        ["out", at("10:00")],
        ["planned", at("10:01")],
      ],
    );
  });

  it("lets it wait without a time while Microsoft has stopped everything", async () => {
    const world = await appWorld();
    await stop(world);
    assert.deepEqual(await take(world, app), { kind: "wait", wait: { confirmed: ["guest-pending"] } });
    assert.equal((await world.ports.posts.read()).posts.length, 1);
  });

  it("refuses where people invite, with the time or the reason, and stores nothing", async () => {
    const world = await oneAMinute();
    await take(world, asPerson);
    const refusal = { kind: "pace", limit: "person", until: at("10:01"), now: at("10:00") };
    assert.deepEqual(await take(world, asPerson, another()), { kind: "refused", refusal });
    await stop(world);
    assert.deepEqual(await take(world, asPerson, another()), { kind: "refused", refusal: { kind: "stopped" } });
    assert.equal((await world.ports.posts.read()).posts.length, 1);
  });

  it("refuses what no waiting helps: the policy's cap", async () => {
    const world = await appWorld();
    world.policy.change({ caps: { perDay: 1 } });
    await take(world, app);
    const refusal = { kind: "cap-reached", cap: "per-day", limit: 1 };
    assert.deepEqual(await take(world, app, another()), { kind: "refused", refusal });
  });
});
