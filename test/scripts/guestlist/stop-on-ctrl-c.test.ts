import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { useFakeTimers } from "sinon";
import { stopOnCtrlC } from "../../../scripts/guestlist/stop-on-ctrl-c.ts";

function aProcess() {
  const [exits, said]: [number[], string[]] = [[], []];
  const stderr = { write: (text: string) => said.push(text) };
  return { running: Object.assign(new EventEmitter(), { stderr, exit: (code: number) => exits.push(code) }), exits, said };
}

describe("stopOnCtrlC", () => {
  it("says after two seconds how to end at once", () => {
    const clock = useFakeTimers();
    try {
      const { running, said } = aProcess();
      stopOnCtrlC(running);
      running.emit("SIGINT");
      clock.tick(1_999);
      assert.deepEqual(said, []);
      clock.tick(1);
      assert.deepEqual(said, ["Still stopping: Ctrl+C again ends at once.\n"]);
    } finally {
      clock.restore();
    }
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    it(`ends in order after the first ${signal}, and at once after the second`, () => {
      const { running, exits } = aProcess();
      const stop = stopOnCtrlC(running);
      assert.deepEqual([stop.aborted, exits], [false, []]);
      running.emit(signal);
      assert.deepEqual([stop.aborted, exits], [true, []]);
      running.emit(signal);
      assert.deepEqual(exits, [130]);
    });
  }
});
