import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { stopOnCtrlC } from "../../../scripts/guestlist/stop-on-ctrl-c.ts";

describe("stopOnCtrlC", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    it(`ends in order after the first ${signal}, and at once after the second`, () => {
      const exits: number[] = [];
      const running = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
      const stop = stopOnCtrlC(running);
      assert.deepEqual([stop.aborted, exits], [false, []]);
      running.emit(signal);
      assert.deepEqual([stop.aborted, exits], [true, []]);
      running.emit(signal);
      assert.deepEqual(exits, [130]);
    });
  }
});
