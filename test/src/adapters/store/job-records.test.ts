import assert from "node:assert/strict";
import { at } from "../../../build/ids.ts";
import { storeFile } from "./store-file.ts";

describe("the records of jobs", () => {
  it("show one that this version can't read, and let it be tried again", async () => {
    const file = storeFile();
    try {
      const store = await file.open();
      await store.jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00") });
      file.sql(`update jobs set task = '{"kind":"from-the-future"}', due = '9999-12-31T23:59:59.999Z', error = 'store-corrupt'`);
      const [unreadable = assert.fail()] = await store.jobRecords.list(undefined, 10);
      assert.deepEqual(unreadable, { id: unreadable.id, due: "9999-12-31T23:59:59.999Z", attempts: 0, error: "store-corrupt" });
      assert.equal(await store.jobRecords.retry([unreadable.id], at("10:00")), 1);
      assert.equal((await store.jobRecords.list(undefined, 10))[0]?.due, at("10:00"));
    } finally {
      await file.remove();
    }
  });
});
