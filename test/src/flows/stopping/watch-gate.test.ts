import assert from "node:assert/strict";
import { sendQueued } from "../../../../src/flows/inviting/send-queued.ts";
import { queuedSendJob } from "../../../../src/flows/steps/new-jobs.ts";
import { watchGate } from "../../../../src/flows/stopping/watch-gate.ts";
import { at, id } from "../../../build/ids.ts";
import { queued } from "../../../build/queued.ts";
import { appWorld, keepPosts, stop } from "../../../fakes/app-world.ts";
import type { AppWorld } from "../../../fakes/app-world.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

const megan = id("megan");
const channel = id("19:approvals");
const again = { kind: "again", at: at("10:01") } as const;

async function world() {
  const outside = await appWorld();
  outside.policy.change({ admins: { people: [megan], directoryRoles: true } });
  return outside;
}

async function choosesChannel({ ports }: AppWorld) {
  const place = { conversation: channel, by: id("diego"), locale: "fr-FR", timeZone: "Europe/Paris", since: at("09:00") } as const;
  await ports.settings.chooseApprovalsPlace(place);
}

const tells = (outside: AppWorld) => jobsIn(outside).flatMap((job) => ("to" in job ? [job.to] : []));

describe("watchGate", () => {
  it("does nothing while nothing is stopped", async () => {
    const outside = await world();
    assert.deepEqual([await watchGate(outside.ports), jobsIn(outside), outside.log.codes], [again, [], []]);
  });

  it("has the approvals channel and each administrator told, once per stop", async () => {
    const outside = await world();
    await choosesChannel(outside);
    await stop(outside);
    assert.deepEqual(await watchGate(outside.ports), again);
    await watchGate(outside.ports);
    assert.deepEqual(tells(outside), [channel, megan]);
    const cards = await outside.ports.stopCards.latest();
    assert.deepEqual(
      cards.map(({ to, locale, since }) => [to.kind, locale, since]),
      [
        ["channel", "fr-FR", at("10:00")],
        ["person", (await outside.policy.current()).approvals.locale, at("10:00")],
      ],
    );
  });

  it("says in the log, once, that there is nobody to tell, and tells the channel that is chosen later", async () => {
    const outside = await appWorld();
    await stop(outside);
    for (const _ of [1, 2, 3]) await watchGate(outside.ports);
    assert.deepEqual(outside.log.lines, [{ level: "error", code: "stop-not-told", why: "no-admins" }]);
    await choosesChannel(outside);
    await watchGate(outside.ports);
    assert.deepEqual(tells(outside), [channel]);
  });

  it("has the cards updated when it is over, and wakes what waits, oldest first", async () => {
    const outside = await world();
    await stop(outside);
    await watchGate(outside.ports);
    const [sam, dana, kim] = [queued({ id: id("sam") }), queued({ id: id("dana") }), queued({ id: id("kim") })];
    const places = [
      { invitation: dana.id, at: at("09:50"), standing: "planned" },
      { invitation: sam.id, at: at("09:40"), standing: "planned" },
      { invitation: kim.id, at: at("10:30"), standing: "planned" },
    ] as const;
    await keepPosts(outside, places, { kind: "open", halfUntil: at("23:00") });
    const before = jobsIn(outside).length;
    await watchGate(outside.ports);
    const woken = jobsIn(outside).slice(before);
    assert.deepEqual(woken, [
      { kind: "send-queued", invitation: sam.id, due: at("09:40") },
      { kind: "send-queued", invitation: dana.id, due: at("09:50") },
    ]);
    assert.deepEqual(tells(outside), [megan]);
    assert.deepEqual(outside.store.storedJobs().map(({ task, wanted }) => [task.kind, wanted])[0], ["tell-stop", 1]);
  });

  it("wakes what waits once: a job that fails after the stop keeps its pauses", async () => {
    const outside = await world();
    await stop(outside);
    await watchGate(outside.ports);
    const place = { invitation: id("sam"), at: at("09:40"), standing: "planned" } as const;
    await keepPosts(outside, [place], { kind: "open", halfUntil: at("23:00") });
    const wanted = () => outside.store.storedJobs().filter(({ task }) => task.kind === "send-queued");
    await watchGate(outside.ports);
    const [woken] = wanted();
    await watchGate(outside.ports);
    assert.deepEqual([woken?.due, wanted()], [at("09:40"), [woken]]);
    await keepPosts(outside, [], { kind: "open", halfUntil: at("23:30") });
    await watchGate(outside.ports);
    assert.deepEqual(
      wanted().map(({ wanted: times }) => times),
      [1],
    );
  });

  it("lets the place be given back that a process took before it died, and leaves the job of another place as it is", async () => {
    const outside = await world();
    await watchGate(outside.ports);
    const waiting = queued({ id: id("sam") });
    await outside.ports.jobs.enqueue({ ...queuedSendJob(waiting, at("10:20")) });
    const places = [
      { invitation: waiting.id, at: at("09:50"), standing: "planned" },
      { invitation: id("never-stored"), at: at("09:51"), standing: "planned" },
    ] as const;
    await keepPosts(outside, places);
    await watchGate(outside.ports);
    assert.deepEqual(jobsIn(outside), [
      { kind: "send-queued", invitation: waiting.id, due: at("10:20") },
      { kind: "send-queued", invitation: id("never-stored"), due: at("09:51") },
    ]);
    await sendQueued(outside.ports, id("never-stored"));
    assert.deepEqual(
      (await outside.ports.posts.read()).posts.map(({ invitation }) => invitation),
      [waiting.id],
    );
  });

  it("has cards with a time look again when everything stops", async () => {
    const outside = await world();
    await keepPosts(outside, [{ invitation: id("sam"), at: at("10:30"), standing: "planned" }]);
    await stop(outside);
    await watchGate(outside.ports);
    assert.deepEqual(
      jobsIn(outside).filter((job) => "invitation" in job),
      [{ kind: "send-queued", invitation: "sam", due: at("10:00") }],
    );
  });

  it("tells of a later stop again", async () => {
    const outside = await world();
    await stop(outside);
    await watchGate(outside.ports);
    await keepPosts(outside, [], { kind: "stopped", since: at("10:30") });
    await watchGate(outside.ports);
    assert.deepEqual(
      (await outside.ports.stopCards.latest()).map(({ since }) => since),
      [at("10:30")],
    );
    assert.deepEqual(tells(outside), [megan, megan]);
  });
});
