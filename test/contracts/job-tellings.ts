import assert from "node:assert/strict";
import type { ClaimedJob, Jobs } from "../../src/ports/jobs.ts";
import { at } from "../build/ids.ts";

/** How every {@link Jobs} keeps the mark of a message that may have been posted. */
export function jobTellingsContract(subject: () => { readonly jobs: Jobs }): void {
  const enqueue = () => subject().jobs.enqueue({ task: { kind: "follow-directory" }, due: at("10:00"), key: "follow" });

  async function claimOne(now: string, until = "23:00"): Promise<ClaimedJob> {
    const [job = assert.fail("a job was to be claimed")] = await subject().jobs.claim(at(now), at(until), 1);
    return job;
  }

  describe("noteTellings", () => {
    const note = (job: ClaimedJob, tellings: number, now: string) => subject().jobs.noteTellings(job, tellings, at(now));
    const marks = ({ tellings, tellingSince }: ClaimedJob) => [tellings, tellingSince];

    it("keeps how often the message may have been posted, and when that began, for every later claim", async () => {
      await enqueue();
      const first = await claimOne("10:00");
      assert.deepEqual(marks(first), [0, undefined]);
      assert.equal(await note(first, 1, "10:01"), true);
      await subject().jobs.postpone(first, at("10:02"), "outcome-unknown");
      const second = await claimOne("10:02", "10:05");
      assert.deepEqual(marks(second), [1, at("10:01")]);
      await note(second, 2, "10:03");
      assert.deepEqual(marks(await claimOne("10:05")), [2, at("10:01")]);
    });

    it("takes a mark back, but not when it began", async () => {
      await enqueue();
      const job = await claimOne("10:00", "10:05");
      await note(job, 1, "10:01");
      await note(job, 0, "10:02");
      assert.deepEqual(marks(await claimOne("10:05")), [0, at("10:01")]);
    });

    it("keeps it when the key is enqueued again, until the job is finished", async () => {
      await enqueue();
      const job = await claimOne("10:00", "10:05");
      await note(job, 1, "10:01");
      await enqueue();
      const again = await claimOne("10:05");
      assert.deepEqual(marks(again), [1, at("10:01")]);
      await subject().jobs.finish(again, at("10:06"), at("10:07"));
      assert.deepEqual(marks(await claimOne("10:07")), [0, undefined]);
    });

    it("says that an outdated claim may post nothing, and changes nothing", async () => {
      await enqueue();
      const lapsed = await claimOne("10:00", "10:05");
      const current = await claimOne("10:05", "10:10");
      assert.equal(await note(lapsed, 1, "10:06"), false);
      await subject().jobs.finish(current, at("10:07"), at("10:08"));
      assert.equal(await note(current, 1, "10:08"), false);
      assert.deepEqual(marks(await claimOne("10:10")), [0, undefined]);
    });
  });
}
