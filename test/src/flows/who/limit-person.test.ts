import assert from "node:assert/strict";
import { limitPerson, tellOfLimit } from "../../../../src/flows/who/limit-person.ts";
import { at } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

async function times<T>(count: number, act: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let time = 0; time < count; time += 1) all.push(await act());
  return all;
}

describe("limitPerson", () => {
  it("counts each person and kind of act, tells once, and logs that without a word of theirs", async () => {
    const { ports, clock, log } = fakeOutside();
    const send = (person = "adele") => limitPerson(ports, person, "form");
    assert.ok((await times(30, send)).every(({ kind }) => kind === "within"));
    const until = at("10:10");
    assert.deepEqual(await times(3, send), [
      { kind: "over", until },
      { kind: "silent", until },
      { kind: "silent", until },
    ]);
    assert.deepEqual(log.lines, [{ level: "warn", code: "limit-reached", person: "adele", act: "form" }]);
    assert.equal((await send("megan")).kind, "within");
    assert.equal((await limitPerson(ports, "adele", "message")).kind, "within");
    await clock.advance(600_000);
    assert.equal((await send()).kind, "within");
  });

  it("lets everything pass where a test against the sandbox has switched the limits off", async () => {
    const { ports, policy } = fakeOutside();
    policy.change({ personLimits: false });
    const verdicts = await times(200, () => limitPerson(ports, "adele", "message"));
    assert.ok(verdicts.every(({ kind }) => kind === "within"));
    assert.equal((await tellOfLimit(ports, "adele", "awaiting")).kind, "within");
  });

  it("counts nothing when it only asks", async () => {
    const { ports } = fakeOutside();
    await times(40, () => limitPerson(ports, "adele", "form", "look"));
    assert.equal((await limitPerson(ports, "adele", "form")).kind, "within");
  });
});

describe("tellOfLimit", () => {
  it("tells once an hour", async () => {
    const { ports } = fakeOutside();
    const kinds = (await times(2, () => tellOfLimit(ports, "adele", "awaiting"))).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["over", "silent"]);
  });
});
