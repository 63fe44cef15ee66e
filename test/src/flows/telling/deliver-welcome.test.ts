import assert from "node:assert/strict";
import { deliverWelcome } from "../../../../src/flows/telling/deliver-welcome.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const task = { kind: "welcome", conversation: id("a:adele"), locale: "fr-FR", botName: "Guestlist" } as const;

describe("deliverWelcome", () => {
  it("welcomes in the language of the person who added the app", async () => {
    const { ports, notifier, log } = fakeOutside();
    assert.deepEqual(await deliverWelcome(ports, task, aTelling()), { kind: "done" });
    assert.deepEqual(notifier.welcomed, [{ in: "a:adele", locale: "fr-FR", botName: "Guestlist" }]);
    assert.deepEqual(log.codes, []);
  });

  it("ends when the app was taken out again meanwhile", async () => {
    const { ports, notifier, log } = fakeOutside();
    notifier.planned.push({ kind: "unreachable" });
    assert.deepEqual(await deliverWelcome(ports, task, aTelling()), { kind: "done" });
    assert.deepEqual([notifier.welcomed, log.lines], [[], [{ level: "warn", code: "welcome-not-delivered", why: "unreachable" }]]);
  });

  it("tries again for a day when Teams doesn't find the conversation", async () => {
    const { ports, notifier, log } = fakeOutside();
    notifier.planned.push({ kind: "not-now" }, { kind: "not-now" });
    assert.deepEqual(await deliverWelcome(ports, task, aTelling()), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(log.codes, []);
    assert.deepEqual(await deliverWelcome(ports, task, aTelling({ since: id("2026-11-19T09:00:00.000Z") })), { kind: "done" });
    assert.deepEqual(log.codes, ["welcome-not-delivered"]);
  });

  it("greets at most once more when the answer is lost", async () => {
    const { ports, notifier } = fakeOutside();
    notifier.planned.push("answer-lost", "answer-lost");
    await assert.rejects(deliverWelcome(ports, task, aTelling()), { code: "outcome-unknown" });
    assert.deepEqual(await deliverWelcome(ports, task, aTelling({ times: 1 })), { kind: "done" });
    assert.equal(notifier.welcomed.length, 2);
  });
});
