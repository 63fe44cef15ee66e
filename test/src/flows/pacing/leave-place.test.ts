import assert from "node:assert/strict";
import { leavePlace } from "../../../../src/flows/pacing/leave-place.ts";
import { at, id } from "../../../build/ids.ts";
import { appWorld, keepPosts } from "../../../fakes/app-world.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

const [sam, dana] = [id("sam"), id("dana")];
const places = [
  { invitation: sam, at: at("09:00"), standing: "planned" },
  { invitation: dana, at: at("09:10"), standing: "planned" },
] as const;

describe("leavePlace", () => {
  it("forgets the place", async () => {
    const world = await appWorld();
    await keepPosts(world, places);
    await leavePlace(world.ports, sam);
    assert.deepEqual(
      (await world.ports.posts.read()).posts.map(({ invitation }) => invitation),
      [dana],
    );
    assert.deepEqual(jobsIn(world), []);
  });

  it("wakes the next that waits when an administrator's trial was for this one", async () => {
    const world = await appWorld();
    await keepPosts(world, places, { kind: "stopped", since: at("08:00"), trial: { by: id("megan"), at: at("09:30"), invitation: sam } });
    await leavePlace(world.ports, sam);
    assert.deepEqual(jobsIn(world), [{ kind: "send-queued", invitation: dana, due: at("10:00") }]);
  });
});
