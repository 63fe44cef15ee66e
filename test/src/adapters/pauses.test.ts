import assert from "node:assert/strict";
import { createPauses, longestPauseMs } from "../../../src/adapters/pauses.ts";

const app = { to: "graph", by: "app", timeoutMs: 10_000 };
const adele = { ...app, by: "adele" };
const grady = { ...app, by: "grady" };
const megan = { ...app, by: "megan" };

describe("createPauses", () => {
  let now: number;
  const started = () => createPauses(() => now);

  beforeEach(() => {
    now = 1_000;
  });

  it("pauses one person without the others, and one remote without the others", () => {
    const pauses = started();
    pauses.begin(adele, 60_000);
    assert.deepEqual(
      [adele, grady, app, { ...adele, to: "entra" }].map((caller) => pauses.until(caller)),
      [61_000, 0, 0, 0],
    );
  });

  it("pauses the whole remote when several were throttled within ten seconds", () => {
    const pauses = started();
    pauses.begin(adele, 60_000);
    pauses.begin(megan, 60_000);
    assert.equal(pauses.until(app), 0, "two may each have reached their own limit");
    now += 10_000;
    pauses.begin(grady, 5_000);
    assert.deepEqual(
      [adele, grady, app].map((caller) => pauses.until(caller)),
      [61_000, 16_000, 16_000],
    );
  });

  it("counts as over when the clock was set back to before its begin", () => {
    const pauses = started();
    now = 3_600_000;
    for (const caller of [adele, megan]) pauses.begin(caller, longestPauseMs);
    now = 1_000;
    assert.deepEqual([pauses.until(adele), pauses.probe(adele)], [0, false]);
    pauses.begin(grady, 5_000);
    pauses.begin(adele, 5_000);
    assert.deepEqual(
      [adele, megan, grady, app].map((caller) => pauses.until(caller)),
      [6_000, 0, 6_000, 0],
    );
    now = 3_600_000;
    assert.equal(pauses.until(megan), 0, "it doesn't come back");
  });

  it("takes later ones for people's own limits", () => {
    const pauses = started();
    pauses.begin(adele, 60_000);
    pauses.begin(megan, 60_000);
    now += 10_001;
    pauses.begin(grady, 5_000);
    assert.deepEqual([pauses.until(grady), pauses.until(app)], [16_001, 0]);
  });

  it("never pauses for longer than a quarter of an hour, and then lets a single call find out", () => {
    const pauses = started();
    pauses.begin(adele, 86_400_000);
    assert.equal(pauses.until(adele), 1_000 + longestPauseMs);
    now = pauses.until(adele);
    assert.equal(pauses.probe({ to: adele.to, by: adele.by }), false);
    assert.equal(pauses.probe(adele), true);
    assert.equal(pauses.until(adele), now + 35_000);
    pauses.end(adele);
    assert.deepEqual([pauses.until(adele), pauses.probe(adele)], [0, false]);
  });

  it("lets all calls go after a pause that the remote got as it asked", () => {
    const pauses = started();
    pauses.begin(adele, longestPauseMs - 1);
    now = pauses.until(adele);
    assert.equal(pauses.probe(adele), false);
  });

  it("ends the pause of the remote, too, when a call gets through", () => {
    const pauses = started();
    for (const caller of [adele, megan, grady]) pauses.begin(caller, longestPauseMs);
    now = pauses.until(app);
    assert.equal(pauses.probe(app), true);
    pauses.end(app);
    assert.deepEqual([pauses.until(app), pauses.probe(app)], [0, false]);
  });
});
