import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { runJob } from "../../../../src/flows/run-job.ts";
import { deliverNotice } from "../../../../src/flows/telling/deliver-notice.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const done = { kind: "done" };
const unreachable = { kind: "unreachable" } as const;

describe("deliverNotice, when Teams doesn't find the home", () => {
  const notNow = { kind: "not-now" } as const;
  const later = (time: string) => ({ kind: "retry", at: at(time), why: "not-now" });

  async function world() {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    const tell = (telling = aTelling()) =>
      deliverNotice(outside.ports, { kind: "send-notice", invitation: stored.id, notice: "accepted" }, telling);
    const places = () => outside.notifier.said.map(({ in: place }) => place ?? "home");
    return { ...outside, outside, tell, places, untold: async () => (await outside.store.invitations.find(stored.id))?.untold };
  }

  it("tries the home alone for a minute", async () => {
    const { tell, places, notifier } = await world();
    notifier.planned.push(notNow, notNow);
    assert.deepEqual(await tell(), later("10:00:02"));
    assert.deepEqual(await tell(aTelling({ attempt: 5 })), later("10:00:32"));
    assert.deepEqual(places(), ["home", "home"]);
  });

  it("then says it in the person's own chat", async () => {
    const { tell, places, notifier, untold } = await world();
    notifier.planned.push(notNow);
    assert.deepEqual(await tell(aTelling({ attempt: 6 })), done);
    assert.deepEqual([places(), await untold()], [["home", chatOf(accepted().requester.id)], undefined]);
  });

  it("tries both for a day; then the log and the status say that nobody was told", async () => {
    const { tell, notifier, log, untold } = await world();
    notifier.planned.push(notNow, notNow);
    assert.deepEqual(await tell(aTelling({ attempt: 30, since: at("09:00") })), later("11:00"));
    assert.deepEqual([log.codes, await untold()], [[], undefined]);
    notifier.planned.push(notNow);
    notifier.notNow.add(accepted().requester.id);
    assert.deepEqual(await tell(aTelling({ attempt: 40, since: id("2026-11-19T10:00:00.000Z") })), done);
    assert.deepEqual([log.codes, await untold()], [["notice-not-delivered"], ["requester"]]);
  });

  it("takes that back when something reaches them later", async () => {
    const { tell, notifier, untold } = await world();
    notifier.planned.push(unreachable, unreachable);
    await tell();
    assert.deepEqual(await untold(), ["requester"]);
    await tell();
    assert.equal(await untold(), undefined);
  });

  it("gives up a message that Teams calls wrong after five tries, and the status says so", async () => {
    const { tell, notifier, log, untold } = await world();
    const refused = new GuestlistError("teams-refused", "Teams answered 400 BadArgument");
    notifier.planned.push(refused, refused);
    await assert.rejects(tell(aTelling({ attempt: 4 })), refused);
    assert.deepEqual(await tell(aTelling({ attempt: 5 })), done);
    assert.deepEqual([log.lines.map(({ why }) => why), await untold()], [["refused"], ["requester"]]);
  });
});

describe("deliverNotice, when the answer of Teams is lost", () => {
  async function world() {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    await outside.ports.jobs.enqueue({
      task: { kind: "send-notice", invitation: stored.id, notice: "accepted" },
      due: outside.clock.now(),
    });
    return { ...outside, outside, stored };
  }

  /** Every run of the job by the worker, without its pauses. */
  async function runs(outside: FakeOutside): Promise<void> {
    const { jobs, clock } = outside.ports;
    for (
      let [job] = await jobs.claim(clock.now(), clock.later(1_000), 1);
      job;
      [job] = await jobs.claim(clock.now(), clock.later(1_000), 1)
    ) {
      try {
        await runJob(outside.ports, job);
        await jobs.finish(job, clock.now());
      } catch {
        await jobs.postpone(job, clock.now(), "outcome-unknown");
      }
    }
  }

  it("tells it once more, in the same place", async () => {
    const { outside, notifier, stored, log } = await world();
    notifier.planned.push("answer-lost");
    await runs(outside);
    const told = { what: "accepted", invitation: stored.id, state: "accepted" };
    assert.deepEqual([notifier.said, log.codes], [[told, told], []]);
  });

  it("never tells it a third time, and nowhere else; the status says that it may not have arrived", async () => {
    const { outside, notifier, stored, log } = await world();
    notifier.planned.push("answer-lost", "answer-lost");
    await runs(outside);
    assert.deepEqual(
      notifier.said.map(({ in: place }) => place),
      [undefined, undefined],
    );
    assert.deepEqual(log.codes, ["notice-outcome-unknown", "notice-not-delivered"]);
    assert.deepEqual((await outside.store.invitations.find(stored.id))?.untold, ["requester"]);
  });

  it("tells it exactly once through any number of refused connections", async () => {
    const { outside, notifier } = await world();
    notifier.planned.push(...Array.from({ length: 5 }, () => new GuestlistError("teams-unavailable", "refused")));
    await runs(outside);
    assert.equal(notifier.said.length, 1);
  });
});
