import assert from "node:assert/strict";
import { prometheusMeter } from "../../../src/adapters/metrics/prometheus-meter.ts";
import { GuestlistError } from "../../../src/errors.ts";
import { metricsCollector } from "../../../src/metrics/collect-metrics.ts";
import { metrics } from "../../../src/metrics/metrics.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { keep } from "../../fakes/kept-in.ts";

function world() {
  const outside = fakeOutside();
  const { ports, clock, log } = outside;
  const reads = { count: 0, isDown: false };
  const tally: typeof ports.jobRecords.tally = async (now) => {
    reads.count += 1;
    if (reads.isDown) throw new GuestlistError("store-unavailable", "down");
    return ports.jobRecords.tally(now);
  };
  const meter = prometheusMeter(metrics);
  const collect = metricsCollector({ ports: { ...ports, jobRecords: { ...ports.jobRecords, tally } }, meter, log });
  /** The values that aren't 0, without the parts of the histogram. */
  async function values(): Promise<Readonly<Record<string, number>>> {
    await collect();
    const { body } = await meter.text();
    const lines = body.split("\n").filter((line) => line !== "" && !line.startsWith("#") && !line.includes("_bucket"));
    const pairs = lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))] as const);
    return Object.fromEntries(pairs.filter(([, value]) => value !== 0));
  }
  return { outside, ports, clock, log, reads, collect, values };
}

describe("metricsCollector", () => {
  it("reads jobs, instances and acceptances from the database", async () => {
    const { outside, ports, clock, values } = world();
    await ports.instances.beat({ version: "1.2.3", started: at("09:00"), seenAt: at("10:00") }, at("09:00"));
    for (const due of ["09:59:30", "11:00", "11:30"]) await ports.jobs.enqueue({ task: { kind: "check-guests" }, due: at(due) });
    await clock.advance(10_000);
    const state = { kind: "accepted", since: at("10:00:01"), heardAt: at("10:00:04"), guestId: id("g"), path: "landing-page" } as const;
    await keep(outside, anInvitation({ state }));
    assert.deepEqual(await values(), {
      guestlist_database_readable: 1,
      guestlist_instances: 1,
      'guestlist_jobs{state="due"}': 1,
      'guestlist_jobs{state="waiting"}': 2,
      guestlist_oldest_due_job_seconds: 40,
      'guestlist_acceptances_heard_total{way="landing-page"}': 1,
      'guestlist_acceptance_lag_seconds_sum{way="landing-page"}': 3,
      'guestlist_acceptance_lag_seconds_count{way="landing-page"}': 1,
    });
  });

  it("asks the database every five seconds at most, however many ask at once", async () => {
    const { reads, collect, clock } = world();
    await Promise.all([collect(), collect(), collect()]);
    await clock.advance(4_999);
    await collect();
    assert.equal(reads.count, 1);
    await clock.advance(1);
    await collect();
    assert.equal(reads.count, 2);
    await clock.advance(-3_600_000);
    await collect();
    assert.equal(reads.count, 3);
  });

  it("counts a clock of the directory that is ahead as no time", async () => {
    const { outside, clock, values } = world();
    await clock.advance(10_000);
    const state = { kind: "accepted", since: at("10:00:09"), heardAt: at("10:00:04"), guestId: id("g"), path: "young" } as const;
    await keep(outside, anInvitation({ state }));
    const { 'guestlist_acceptance_lag_seconds_count{way="young"}': count, 'guestlist_acceptance_lag_seconds_sum{way="young"}': sum } =
      await values();
    assert.deepEqual([count, sum], [1, undefined]);
  });

  it("leaves out what the database would say while it can't be read, and says so once", async () => {
    const { ports, reads, log, values, clock } = world();
    await ports.jobs.enqueue({ task: { kind: "check-guests" }, due: at("09:59") });
    await ports.instances.beat({ version: "1.2.3", started: at("09:00"), seenAt: at("10:00") }, at("09:00"));
    const all = { guestlist_database_readable: 1, guestlist_instances: 1, 'guestlist_jobs{state="due"}': 1 };
    assert.deepEqual(await values(), { ...all, guestlist_oldest_due_job_seconds: 60 });
    reads.isDown = true;
    for (const _ of [1, 2]) {
      await clock.advance(5_000);
      assert.deepEqual(await values(), {});
    }
    assert.deepEqual(log.codes, ["metrics-not-read"]);
    reads.isDown = false;
    await clock.advance(5_000);
    assert.deepEqual(await values(), { ...all, guestlist_oldest_due_job_seconds: 75 });
    assert.deepEqual(log.codes, ["metrics-not-read", "metrics-read-again"]);
  });
});
