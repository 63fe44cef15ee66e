import assert from "node:assert/strict";
import { listJobs } from "../../../../src/flows/looking/list-jobs.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("listJobs", () => {
  for (const count of [0, 1, 500, 1_001]) {
    it(`gives all jobs, once: ${count}`, async () => {
      const { ports } = fakeOutside();
      for (let index = 0; index < count; index += 1) {
        await ports.jobs.enqueue({ task: { kind: "update-card", invitation: id(`one-${index}`) }, due: at(index % 2 ? "11:00" : "10:00") });
      }
      const listed: number[] = [];
      for await (const job of listJobs(ports)) listed.push(job.id);
      assert.deepEqual([listed.length, new Set(listed).size], [count, count]);
    });
  }
});
