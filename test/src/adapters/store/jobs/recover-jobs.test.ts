import assert from "node:assert/strict";
import { at } from "../../../../build/ids.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

/** Its contract is `test/contracts/recover-jobs.ts`; these are rows that no port of this version stores. */
describe("recovering jobs", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  async function claimedAfter(sql: string): Promise<readonly (string | undefined)[]> {
    const { jobs } = await file.open();
    for (const key of ["one", "two"]) await jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key });
    file.sql(sql);
    await jobs.recover(at("10:00"));
    return (await jobs.claim(at("10:00"), at("10:05"), 10)).map(({ key }) => key);
  }

  it("releases leases that have no owner, as an earlier version stored them", async () => {
    const sql = "update jobs set lease = 'x', leased_until = '9999-12-31' where key = 'one'";
    assert.deepEqual(await claimedAfter(sql), ["one", "two"]);
  });

  it("leaves jobs alone that an earlier version stored, without a time", async () => {
    assert.deepEqual(await claimedAfter("update jobs set scheduled_at = null, due = '2026-11-21' where key = 'one'"), ["two"]);
  });

  it("isn't stopped by a row that holds no time: its job is due now", async () => {
    const sql = "update jobs set due = 'nonsense', not_before = 'nonsense', scheduled_at = '2099-01-01' where key = 'one'";
    assert.deepEqual(await claimedAfter(sql), ["one", "two"]);
  });
});
