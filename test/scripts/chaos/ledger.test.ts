import assert from "node:assert/strict";
import { imbalances, Ledger, mustBeZero, quantile } from "../../../scripts/chaos/books/ledger.ts";

const entry = { email: "p1@fabrikam.com" };

function ledgerOfOneAcceptance(): Ledger {
  const ledger = new Ledger();
  for (const name of ["asked", "recorded", "created", "invitedOrAccepted", "acceptedInDirectory", "acceptedInBooks", "toldOnce"] as const)
    ledger.add(name);
  return ledger;
}

describe("imbalances", () => {
  it("are none when one invitation was sent, accepted and told once", () => {
    assert.deepEqual(imbalances(ledgerOfOneAcceptance().close("a run")), []);
  });

  for (const name of mustBeZero)
    it(`name ${name} when it isn't zero`, () => {
      const ledger = ledgerOfOneAcceptance();
      ledger.wrong(name, entry, "seen");
      assert.deepEqual(imbalances(ledger.close("a run")), [`a run: ${name} 1`]);
    });

  it("name sums that must be equal and aren't", () => {
    const ledger = ledgerOfOneAcceptance();
    ledger.add("created");
    assert.deepEqual(imbalances(ledger.close("a run")), ["a run: created 2, but invitedOrAccepted 1"]);
  });

  it("name a request that was neither recorded nor refused", () => {
    const ledger = ledgerOfOneAcceptance();
    ledger.add("asked");
    assert.deepEqual(imbalances(ledger.close("a run")), ["a run: recorded + neverRecordedButTold 1, but asked 2"]);
  });
});

describe("Ledger", () => {
  it("keeps each discrepancy, with what belongs to it", () => {
    const ledger = new Ledger();
    ledger.wrong("stuck", entry, "STUCK in sending", { since: "noon" });
    ledger.remark(entry, "ended as failed");
    assert.deepEqual(ledger.close("a run").trouble, [
      { email: "p1@fabrikam.com", what: "STUCK in sending", extra: { since: "noon" } },
      { email: "p1@fabrikam.com", what: "ended as failed" },
    ]);
    assert.equal(ledger.sum.stuck, 1);
  });

  it("gives the times to the notices in seconds", () => {
    const ledger = new Ledger();
    ledger.toldAfterMs.push(3000, 1000, 12_340);
    assert.deepEqual(ledger.close("a run").told, { n: 3, p50: 3, p90: 12.3, max: 12.3 });
  });
});

describe("quantile", () => {
  it("is undefined for nothing", () => {
    assert.equal(quantile([], 0.5), undefined);
  });
});
