import assert from "node:assert/strict";
import { at, id } from "../../../../build/ids.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

describe("enqueueJob", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  const rows = () => file.sql("select key, due, wanted, task from jobs order by id").map((row) => Object.values(row));
  const task = (guest: string) => ({ kind: "record-removal", guest: id(guest), since: at("10:00") }) as const;

  it("stores one row for a key: the earliest moment, the newest task, and how often it was wanted again", async () => {
    const { jobs } = await file.open();
    await jobs.enqueue({ task: task("one"), due: at("10:05"), key: "a" });
    await jobs.enqueue({ task: task("two"), due: at("10:00"), key: "a" });
    await jobs.enqueue({ task: task("three"), due: at("10:10"), key: "a" });
    assert.deepEqual(rows(), [["a", at("10:00"), 2, JSON.stringify(task("three"))]]);
  });

  it("stores a row for each job without a key", async () => {
    const { jobs } = await file.open();
    for (const guest of ["one", "one"]) await jobs.enqueue({ task: task(guest), due: at("10:00") });
    assert.deepEqual(
      rows().map(([key, , wanted]) => [key, wanted]),
      [
        [null, 0],
        [null, 0],
      ],
    );
  });
});
