import assert from "node:assert/strict";
import { acceptancePaths } from "../../../../src/domain/invitation.ts";
import { at } from "../../../build/ids.ts";
import { judged } from "./doctor-facts.ts";

const [quick, slow] = [at("09:30:04"), at("09:32")];
const heardBy = (...heardAt: readonly (typeof quick)[]) =>
  judged("hearing", { running: { heard: heardAt.map((moment) => ({ path: "notification", since: at("09:30"), heardAt: moment })) } });

describe("the doctor's checks of hearing", () => {
  it("name the way of each of the last acceptances, and how long it took", () => {
    const heard = acceptancePaths.map((path, index) => ({ path, since: at("09:30"), heardAt: at(`09:30:0${index + 1}`) }));
    assert.deepEqual(judged("hearing", { running: { heard } }), {
      color: "green",
      says: "The last acceptances were heard of by the list of changes after 1 second, the check of guests after 2 seconds, somebody's look after 3 seconds, the page after accepting after 4 seconds and Microsoft's notification after 5 seconds.",
    });
  });

  it("are yellow when most of them were heard of late", () => {
    assert.deepEqual([heardBy(quick, slow).color, heardBy(quick, slow, slow).color, heardBy(slow).color], ["green", "yellow", "yellow"]);
    assert.match(heardBy(slow).says, /Microsoft's notification after 2 minutes/);
  });

  it("find nothing wrong while nobody has accepted", () => {
    assert.equal(heardBy().color, "green");
  });

  it("say how often new guests are checked, also when that is less often", () => {
    assert.equal(judged("young-guests").says, "Guests of the last hour are checked every 5 seconds.");
    const stretched = judged("young-guests", { running: { rhythm: { hour: 50_000, day: 180_000, days: 200_000, joined: 400_000 } } });
    assert.equal(stretched.color, "yellow");
    assert.match(
      stretched.says,
      /every 50 seconds in their first hour, every 3 minutes in the first day, and every 7 minutes in the second/,
    );
  });

  it("are yellow while nobody looks", () => {
    for (const name of ["hearing", "young-guests"]) {
      assert.equal(judged(name, { running: { following: "refused" } }).color, "yellow");
      assert.equal(judged(name, { running: { instances: [] } }).color, "yellow");
    }
  });
});
