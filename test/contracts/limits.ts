import assert from "node:assert/strict";
import type { Limit } from "../../src/domain/limits.ts";
import { judgeAct } from "../../src/domain/limits.ts";
import type { Instant } from "../../src/domain/ids.ts";
import type { Limits } from "../../src/ports/limits.ts";
import { at } from "../build/ids.ts";

const limit: Limit = { most: 2, withinMs: 60_000 };

/** What every {@link Limits} must do. */
export function limitsContract(subject: () => { readonly limits: Limits }): void {
  const take = (person: string, now: Instant, act = "message") =>
    subject().limits.decide(person, act, now, (before) => judgeAct(before, limit, now, "take"));

  it("keeps what the rule stores, for each person and kind of act", async () => {
    const kinds = [];
    for (const [person, time, act] of [
      ["adele", "10:00:00", "message"],
      ["adele", "10:00:10", "message"],
      ["adele", "10:00:20", "message"],
      ["adele", "10:00:30", "message"],
      ["adele", "10:00:30", "form"],
      ["megan", "10:00:30", "message"],
      ["adele", "10:01:00", "message"],
    ] as const)
      kinds.push((await take(person, at(time), act)).kind);
    assert.deepEqual(kinds, ["within", "within", "over", "silent", "within", "within", "within"]);
  });

  it("lets none of many at the same time get past the limit", async () => {
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => take("adele", at("10:00"))));
    const count = (kind: string) => verdicts.filter((verdict) => verdict.kind === kind).length;
    assert.deepEqual([count("within"), count("over"), count("silent")], [2, 1, 7]);
  });

  it("gives the rule nothing of a person who did nothing yet, and stores nothing that the rule doesn't give", async () => {
    const { limits } = subject();
    const seen: unknown[] = [];
    for (let time = 1; time <= 2; time += 1)
      await limits.decide("adele", "form", at("10:00"), (before) => (seen.push(before), { verdict: { kind: "within" } }));
    assert.deepEqual(seen, [{ times: [] }, { times: [] }]);
    assert.equal(await limits.purge(at("23:00")), 0);
  });

  it("forgets what was last changed before a moment, and says how many", async () => {
    await take("adele", at("09:00"));
    await take("megan", at("09:00"));
    await take("megan", at("10:00"));
    assert.equal(await subject().limits.purge(at("10:00")), 1);
    assert.equal(await subject().limits.purge(at("10:00")), 0);
  });
}
