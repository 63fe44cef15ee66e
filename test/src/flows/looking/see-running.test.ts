import assert from "node:assert/strict";
import { followAsPermitted } from "../../../../src/flows/following/as-permitted.ts";
import { seeRunning } from "../../../../src/flows/looking/see-running.ts";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const usual = { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 };

describe("seeRunning", () => {
  it("sees an empty store", async () => {
    assert.deepEqual(await seeRunning(fakeOutside().ports), {
      now: at("10:00"),
      instances: [],
      jobs: { running: 0, due: 0, waiting: 0, dead: 0 },
      heard: [],
      rhythm: usual,
      subscription: undefined,
      following: undefined,
      gate: { kind: "open" },
      clockAhead: 0,
    });
  });

  it("sees who is alive, the jobs, the last acceptances, what was ordered at Graph, and Microsoft's stop", async () => {
    const outside = fakeOutside();
    const { ports } = outside;
    const { instances, jobs, subscription, posts } = ports;
    await instances.beat({ version: "1.2.3", started: at("09:00"), seenAt: at("09:59:45") }, at("09:00"));
    await jobs.enqueue({ task: { kind: "keep-subscription" }, due: at("09:55") });
    await subscription.begin("https://bot.contoso.com/notifications", "secret", at("09:50"));
    await posts.decide((ledger) => stopPosts(ledger, { now: at("09:58") }));
    const state = { kind: "accepted", since: at("09:40"), heardAt: at("09:41"), guestId: id("guest"), path: "landing-page" } as const;
    await keep(outside, anInvitation({ state }));
    const seen = await seeRunning(ports);
    assert.deepEqual(
      seen.instances.map(({ version }) => version),
      ["1.2.3"],
    );
    assert.deepEqual(seen.jobs, { running: 0, due: 1, waiting: 0, dead: 0, oldestDue: at("09:55") });
    assert.deepEqual(seen.heard, [{ path: "landing-page", since: at("09:40"), heardAt: at("09:41") }]);
    assert.deepEqual(seen.subscription, { url: "https://bot.contoso.com/notifications", renewedAt: at("09:50") });
    assert.equal(seen.gate.kind, "stopped");
  });

  it("leaves out an instance that has missed its heartbeats", async () => {
    const { ports } = fakeOutside();
    await ports.instances.beat({ version: "1.2.3", started: at("09:00"), seenAt: at("09:59:39") }, at("09:00"));
    assert.deepEqual((await seeRunning(ports)).instances, []);
  });

  it("knows whether Graph lets the app follow the directory, whether that has changed or not", async () => {
    const { ports, changes } = fakeOutside();
    const { read } = changes;
    const followed = async (): Promise<unknown> => {
      await followAsPermitted(ports);
      return (await seeRunning(ports)).following;
    };
    assert.equal(await followed(), "permitted");
    changes.read = async () => Promise.reject(new GuestlistError("directory-refused", "users/delta: Graph answered 403", { status: 403 }));
    assert.equal(await followed(), "refused");
    changes.read = read;
    assert.equal(await followed(), "permitted");
  });
});
