import assert from "node:assert/strict";
import { deliverWelcome } from "../../../../src/flows/telling/deliver-welcome.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const task = { kind: "welcome", conversation: id("a:adele"), locale: "fr-FR", botName: "Guestlist" } as const;

describe("deliverWelcome", () => {
  it("welcomes in the language of the person who added the app", async () => {
    const { ports, notifier, log } = fakeOutside();
    assert.deepEqual(await deliverWelcome(ports, task), { kind: "done" });
    assert.deepEqual(notifier.welcomed, [{ in: "a:adele", locale: "fr-FR", botName: "Guestlist" }]);
    assert.deepEqual(log.codes, []);
  });

  it("ends when the app was taken out again meanwhile", async () => {
    const { ports, notifier, log } = fakeOutside();
    notifier.planned.push({ kind: "unreachable" });
    assert.deepEqual(await deliverWelcome(ports, task), { kind: "done" });
    assert.deepEqual([notifier.welcomed, log.lines], [[], [{ level: "warn", code: "welcome-not-delivered", why: "unreachable" }]]);
  });
});
