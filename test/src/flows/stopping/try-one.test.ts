import assert from "node:assert/strict";
import { tryOne } from "../../../../src/flows/stopping/try-one.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { queued } from "../../../build/queued.ts";
import { appWorld, keepPosts, stop } from "../../../fakes/app-world.ts";
import type { AppWorld } from "../../../fakes/app-world.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const grady = person({ name: "Grady Archie" });
const [sam, dana] = [queued({ id: id("sam") }), queued({ id: id("dana") })];
const trialOf = async ({ ports }: AppWorld) => {
  const { gate } = await ports.posts.read();
  return gate.kind === "stopped" ? gate.trial : undefined;
};

async function world(...waiting: readonly (typeof sam)[]) {
  const outside = await appWorld(...waiting);
  for (const { id: admin } of [megan, grady]) outside.membership.roles.set(admin, ["global-administrator"]);
  const places = waiting.map((each, index) => ({ invitation: each.id, at: at(`09:0${index}`), standing: "planned" as const }));
  await keepPosts(outside, places);
  await stop(outside);
  const press = (by = megan, ssoToken: string | undefined = `sso:${by.id}`) => tryOne(outside.ports, { by, ssoToken });
  return { outside, press };
}

const standing = { kind: "stopped", refusedAt: at("10:00"), remoteId: "request-1" } as const;
const attempt = { name: "Megan Bowen", at: at("10:00") } as const;
const news = { tenantId: "tenant", inviteAs: "app" } as const;

describe("tryOne", () => {
  it("lets the invitation that has waited longest go out, and posts nothing itself", async () => {
    const { outside, press } = await world(sam, dana);
    const now = { ...standing, attempt: { ...attempt, outcome: "under-way" } };
    assert.deepEqual(await press(), { kind: "told", news: { ...news, standing: now } });
    assert.deepEqual(await trialOf(outside), { by: megan.id, name: "Megan Bowen", at: at("10:00"), invitation: "sam" });
    assert.deepEqual(jobsIn(outside), [
      { kind: "send-queued", invitation: "sam", due: at("10:00") },
      { kind: "watch-gate", due: at("10:00") },
    ]);
    assert.deepEqual([outside.directory.invited, outside.log.codes], [[], ["try-one-let"]]);
  });

  it("takes the oldest also if it met the stop again in an earlier trial, and has a new place since then", async () => {
    const { outside, press } = await world({ ...dana, createdAt: at("08:30") }, { ...sam, createdAt: at("08:00") });
    await press();
    assert.equal((await trialOf(outside))?.invitation, "sam");
  });

  it("skips what waits no longer, and gives its place back", async () => {
    const { outside, press } = await world(sam, dana);
    const withdrawn = { ...sam, version: 2, state: { kind: "withdrawn", since: at("09:30") } } as const;
    await outside.ports.invitations.commit({ invitations: [withdrawn], events: [], jobs: [] });
    await press();
    assert.equal((await trialOf(outside))?.invitation, "dana");
    assert.equal((await outside.ports.posts.read()).posts.length, 1);
  });

  it("lets the next that anybody sends go out when none waits", async () => {
    const { outside, press } = await world();
    const outcome = await press();
    assert.deepEqual(outcome.kind === "told" && outcome.news.standing, { ...standing, attempt: { ...attempt, outcome: "next" } });
    assert.deepEqual(await trialOf(outside), { by: megan.id, name: "Megan Bowen", at: at("10:00") });
  });

  it("shows a second press, of whichever administrator, what the first one has begun", async () => {
    const { outside, press } = await world(sam);
    const first = await press();
    assert.deepEqual([await press(grady), await press()], [first, first]);
    assert.equal((await trialOf(outside))?.by, megan.id);
    assert.equal(jobsIn(outside).length, 2);
  });

  it("says that nothing is stopped any more", async () => {
    const { outside, press } = await world(sam);
    await keepPosts(outside, [], { kind: "open" });
    assert.deepEqual(await press(), { kind: "told", news: { ...news, standing: { kind: "over" } } });
    assert.deepEqual(jobsIn(outside), []);
  });

  it("needs a token, an administrator's own, and changes nothing without", async () => {
    const { outside, press } = await world(sam);
    const adele = person();
    assert.deepEqual(await tryOne(outside.ports, { by: megan, ssoToken: undefined }), { kind: "sign-in-needed" });
    assert.deepEqual(await press(megan, "sso:another"), { kind: "sign-in-refused" });
    assert.deepEqual(await press(adele), { kind: "not-allowed" });
    outside.membership.rolesHidden = true;
    assert.deepEqual(await press(adele), { kind: "not-checked" });
    assert.deepEqual([await trialOf(outside), jobsIn(outside)], [undefined, []]);
    assert.deepEqual(outside.log.codes, ["sign-in-refused", "try-one-refused", "try-one-refused"]);
  });
});
