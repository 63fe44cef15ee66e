import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { dropAnswer, keepAnswer, promiseAnswer, sayLater } from "../../../../src/flows/telling/keep-answer.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const open = invited();
const press = { message: { conversation: id("19:general"), card: id("1") }, by: person(), invitation: open.id } as const;
const line = { kind: "line", line: "No mail went out." } as const;
const job = (due: string) => ({ task: { kind: "show-answer", ...press.message, by: press.by.id }, due: at(due) });

async function world() {
  const outside = fakeOutside();
  await keep(outside, open);
  const jobs = () => outside.store.storedJobs().map(({ task, due }) => ({ task, due }));
  return { outside, jobs, stored: () => outside.ports.lateAnswers.find(press.message, press.by.id) };
}

const kept = { message: press.message, by: press.by, about: { invitation: open.id, version: open.version }, keptAt: at("10:00") };

describe("promiseAnswer", () => {
  it("stores that the answer is owed, and the job that tells of it if the process stops", async () => {
    const { outside, jobs, stored } = await world();
    await promiseAnswer(outside.ports, press);
    assert.deepEqual([await stored(), jobs()], [kept, [job("10:02")]]);
  });

  it("knows when the invitation isn't stored yet, and when the press is about none", async () => {
    const { outside, stored } = await world();
    await promiseAnswer(outside.ports, { ...press, invitation: id("unknown") });
    assert.deepEqual((await stored())?.about, { invitation: "unknown" });
    const { message, by } = press;
    await promiseAnswer(outside.ports, { message, by });
    assert.equal((await stored())?.about, undefined);
  });
});

describe("promiseAnswer and keepAnswer", () => {
  it("keep the form that was sent until the answer is known", async () => {
    const { outside, stored } = await world();
    const form = { type: "AdaptiveCard" };
    await promiseAnswer(outside.ports, { ...press, form });
    assert.deepEqual(await stored(), { ...kept, ifLost: form });
    await keepAnswer(outside.ports, { ...press, form }, line);
    assert.deepEqual(await stored(), { ...kept, content: line });
  });
});

describe("keepAnswer", () => {
  it("stores the answer, and brings its job forward", async () => {
    const { outside, jobs, stored } = await world();
    await promiseAnswer(outside.ports, press);
    await outside.clock.advance(5_000);
    await keepAnswer(outside.ports, press, line);
    assert.deepEqual([await stored(), jobs()], [{ ...kept, keptAt: at("10:00:05"), content: line }, [job("10:00:05")]]);
  });

  it("tries again while another process holds the database", async () => {
    const { outside, jobs } = await world();
    const locked = { ...outside.ports.lateAnswers };
    let tries = 0;
    const lateAnswers = {
      ...locked,
      keep: async (answer: Parameters<typeof locked.keep>[0]) => {
        tries += 1;
        if (tries < 5) throw new GuestlistError("store-unavailable", "locked");
        await locked.keep(answer);
      },
    };
    const keeping = keepAnswer({ ...outside.ports, lateAnswers }, press, line);
    for (let waits = 1; waits < 5; waits += 1) await outside.clock.advance(5_000);
    await keeping;
    assert.deepEqual(jobs(), [job("10:00:20")]);
  });

  it("gives up after five tries, and at once for another reason", async () => {
    const { outside } = await world();
    const failing = (failure: Error) => ({
      ...outside.ports,
      lateAnswers: { ...outside.ports.lateAnswers, keep: () => Promise.reject(failure) },
    });
    await assert.rejects(keepAnswer(failing(new Error("broken")), press, line), /broken/);
    const keeping = assert.rejects(keepAnswer(failing(new GuestlistError("store-unavailable", "locked")), press, line), /locked/);
    for (let waits = 1; waits < 5; waits += 1) await outside.clock.advance(5_000);
    await keeping;
  });
});

describe("dropAnswer", () => {
  it("forgets the answer", async () => {
    const { outside, stored } = await world();
    await promiseAnswer(outside.ports, press);
    await dropAnswer(outside.ports, press);
    assert.equal(await stored(), undefined);
  });
});

describe("sayLater", () => {
  it("says it in the conversation, and in the log when that can't be reached", async () => {
    const { outside } = await world();
    await sayLater(outside.ports, id("19:general"), { text: "Done." });
    assert.deepEqual([outside.pressed.said, outside.log.codes], [[{ conversation: "19:general", words: { text: "Done." } }], []]);
    outside.pressed.planned.push({ kind: "unreachable" });
    await sayLater(outside.ports, id("19:general"), { text: "Done." });
    assert.deepEqual(outside.log.codes, ["late-message-not-sent"]);
  });
});
