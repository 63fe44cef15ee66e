import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { busyRefusal, orBusy, reasonOf } from "../../../../src/flows/steps/busy-refusal.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const { clock } = fakeOutside();

describe("busyRefusal", () => {
  for (const code of ["throttled", "directory-unavailable", "identity-unavailable", "teams-unavailable"] as const) {
    it(`tells ${code}, with the end of a wait that is longer than a minute`, () => {
      assert.deepEqual(busyRefusal(new GuestlistError(code, "down"), clock), { kind: "busy" });
      assert.deepEqual(busyRefusal(new GuestlistError(code, "down", { retryAfter: 60 }), clock), { kind: "busy" });
      assert.deepEqual(busyRefusal(new GuestlistError(code, "down", { retryAfter: 61 }), clock), {
        kind: "busy",
        until: clock.later(61_000),
      });
    });
  }

  for (const error of [
    ...(["directory-refused", "outcome-unknown", "identity-misconfigured", "store-unavailable"] as const).map(
      (code) => new GuestlistError(code, ""),
    ),
    new TypeError("bug"),
  ]) {
    it(`doesn't tell ${error instanceof GuestlistError ? error.code : error.message}: it doesn't pass`, () => {
      assert.equal(busyRefusal(error, clock), undefined);
      assert.equal(reasonOf(error)["why"], error instanceof GuestlistError ? error.code : undefined);
    });
  }
});

describe("orBusy", () => {
  it("returns what the work returns", async () => {
    assert.equal(await orBusy(fakeOutside().ports, async () => "done"), "done");
  });

  it("returns the refusal of a passing fault, and logs the fault", async () => {
    const { ports, log } = fakeOutside();
    const outcome = await orBusy(ports, async () => Promise.reject(new GuestlistError("throttled", "wait", { status: 429 })));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "busy" } });
    assert.deepEqual(log.lines, [
      { level: "warn", code: "microsoft-busy", why: "throttled", status: 429, remoteId: undefined, seconds: undefined },
    ]);
  });

  it("throws every other failure", async () => {
    const { ports } = fakeOutside();
    await assert.rejects(
      orBusy(ports, async () => Promise.reject(new GuestlistError("store-unavailable", "full"))),
      { code: "store-unavailable" },
    );
  });
});
