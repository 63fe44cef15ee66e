import { keptPausesContract } from "../../../../contracts/kept-pauses.ts";
import { describeStores } from "../../../../contracts/store-under-test.ts";
import assert from "node:assert/strict";
import { at } from "../../../../build/ids.ts";
import { storeFile } from "../store-file.ts";

describeStores("KeptPauses", keptPausesContract);

describe("keptPauses", () => {
  it("outlives the process, and leaves out what it can't read", async () => {
    const file = storeFile();
    try {
      const before = await file.open();
      const pause = { to: "graph", by: "app", begunAt: at("10:00"), endsAt: at("10:15"), endsWithProbe: true };
      await before.pauses.keep([pause, { ...pause, by: "adele" }]);
      await before.close();
      file.sql("update pauses set begun_at = 'soon' where identity = 'adele'");
      assert.deepEqual(await (await file.open()).pauses.list(at("10:00")), [pause]);
    } finally {
      await file.remove();
    }
  });
});
