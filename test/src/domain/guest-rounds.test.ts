import assert from "node:assert/strict";
import { isDue, mayAsk, nextLook, noRounds, readRounds, roundsText } from "../../../src/domain/guest-rounds.ts";
import type { Rounds } from "../../../src/domain/guest-rounds.ts";
import { at, id } from "../../build/ids.ts";

const after = { since: at("09:00"), id: id("invitation-1") };
const some: Rounds = {
  asked: { young: at("10:00"), sweep: at("09:59:50") },
  isFull: true,
  lanes: { hour: { begun: at("10:00") }, old: { begun: at("09:50"), after } },
};

describe("roundsText", () => {
  it("is read as it was written", () => {
    for (const rounds of [some, noRounds, { ...noRounds, asked: { sweep: at("10:00") } }]) {
      assert.deepEqual(readRounds(roundsText(rounds)), rounds);
    }
  });

  it("reads what it doesn't understand as nothing known", () => {
    for (const text of [undefined, "", "young=soon full=2 hour=then,x,y", "7"]) assert.deepEqual(readRounds(text), noRounds);
    assert.deepEqual(readRounds(`day=${at("10:00")},soon,x`), { ...noRounds, lanes: { day: { begun: at("10:00") } } });
  });
});

describe("mayAsk", () => {
  it("keeps the time between two batches of a kind", () => {
    assert.equal(mayAsk(noRounds, "young", at("10:00")), "now");
    assert.equal(mayAsk(some, "young", at("10:00:04.999")), "later");
    assert.equal(mayAsk(some, "young", at("10:00:05")), "now");
    assert.equal(mayAsk(some, "sweep", at("10:00:05")), "later");
    assert.equal(mayAsk(some, "sweep", at("10:00:06.364")), "now");
  });

  it("doesn't know how long ago it was when the clock went back", () => {
    assert.equal(mayAsk(some, "young", at("09:59:59.999")), "clock");
    assert.equal(mayAsk(some, "young", at("10:00")), "later");
  });
});

describe("isDue", () => {
  it("is a lane that was never read, one in the middle of its round, and one whose time has come", () => {
    assert.equal(isDue("day", undefined, at("10:00")), true);
    assert.equal(isDue("day", { begun: at("10:00"), after }, at("10:00")), true);
    assert.equal(isDue("day", { begun: at("10:00") }, at("10:00:14.999")), false);
    assert.equal(isDue("day", { begun: at("10:00") }, at("10:00:15")), true);
  });

  it("is each lane when the clock went back", () => {
    assert.equal(isDue("old", { begun: at("10:00") }, at("09:59")), true);
  });
});

describe("nextLook", () => {
  const look = (rounds: Partial<Rounds>) => nextLook({ ...noRounds, ...rounds }, at("10:00"));

  it("looks for guests who came without a word every 15 seconds", () => {
    assert.equal(look({}), at("10:00:15"));
    assert.equal(look({ lanes: { old: { begun: at("10:00") } } }), at("10:00:15"));
  });

  it("comes when the next round begins", () => {
    assert.equal(look({ asked: { young: at("10:00") }, lanes: { hour: { begun: at("10:00") } } }), at("10:00:05"));
    assert.equal(look({ asked: { young: at("10:00") }, lanes: { days: { begun: at("09:59:10") } } }), at("10:00:10"));
  });

  it("comes when the next batch of a round may be asked for", () => {
    assert.equal(look({ asked: { young: at("09:59:57") }, lanes: { day: { begun: at("09:58"), after } } }), at("10:00:02"));
    assert.equal(look({ asked: { sweep: at("09:59:50") }, lanes: { old: { begun: at("09:58"), after } } }), at("10:00:06.364"));
  });

  it("knows when to go on after the clock went back", () => {
    assert.equal(look({ asked: { young: at("10:00") }, lanes: { hour: { begun: at("11:00") } } }), at("10:00:05"));
  });

  it("doesn't come at once for a lane that has nobody any more", () => {
    assert.equal(look({ asked: { young: at("09:59") }, lanes: { hour: { begun: at("09:59") } } }), at("10:00:15"));
  });
});
