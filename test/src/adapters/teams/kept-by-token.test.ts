import assert from "node:assert/strict";
import { useFakeTimers } from "sinon";
import type { SinonFakeTimers } from "sinon";
import { KeptByToken } from "../../../../src/adapters/teams/kept-by-token.ts";

const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;

describe("KeptByToken", () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({ now: 1_800_000_000_000, toFake: ["Date"] });
  });
  afterEach(() => clock.restore());

  it("finds what was kept for a token, until it expires", () => {
    const kept = new KeptByToken<string>();
    kept.keep("a", "of a", inAnHour());
    clock.tick(3_599_000);
    assert.deepEqual([kept.find("a"), kept.find("b")], ["of a", undefined]);
    clock.tick(1_000);
    assert.equal(kept.find("a"), undefined);
  });

  it("keeps nothing for a token that never expires", () => {
    const kept = new KeptByToken<string>();
    kept.keep("a", "of a", 0);
    kept.keep("b", "of b", Number.NaN);
    assert.deepEqual([kept.find("a"), kept.find("b")], [undefined, undefined]);
  });

  it("forgets everything when asked to", () => {
    const kept = new KeptByToken<string>();
    kept.keep("a", "of a", inAnHour());
    kept.forget();
    assert.equal(kept.find("a"), undefined);
  });

  it("keeps the results of a thousand tokens", () => {
    const kept = new KeptByToken<string>();
    for (let index = 0; index <= 1_000; index += 1) kept.keep(`token ${index}`, "valid", inAnHour());
    assert.deepEqual([kept.find("token 0"), kept.find("token 1")], [undefined, "valid"]);
  });
});
