import assert from "node:assert/strict";
import type { Answer } from "../../bot/answer.ts";
import { readPress } from "../../bot/press.ts";
import { createTwins } from "../../bot/press-twins.ts";
import { readTurn } from "../../bot/turn.ts";
import { cardAction } from "../build/activities.ts";

const answer: Answer = { kind: "message", text: "Done." };

interface Given {
  readonly activity?: string | undefined;
  readonly data?: object;
  readonly token?: string;
}

function pressOf({ activity = "f:1", data = {}, token }: Given = {}) {
  const received = cardAction({ verb: "retry", data, ...(token !== undefined && { token }) }, { id: activity });
  const turn = readTurn(received);
  const press = turn && readPress(received, turn);
  assert.ok(press);
  return press;
}

function world() {
  const twins = createTwins();
  const works: PromiseWithResolvers<Answer>[] = [];
  const begin = () => {
    const work = Promise.withResolvers<Answer>();
    works.push(work);
    return work.promise;
  };
  return { works, join: (given: Given = {}) => twins.join(pressOf(given), begin) };
}

describe("createTwins", () => {
  it("works once on a press that is delivered twice at once, and also after it has ended", async () => {
    const { works, join } = world();
    const first = join();
    assert.equal(join(), first);
    works[0]?.resolve(answer);
    assert.equal(await first.work, answer);
    assert.equal(join(), first);
    assert.equal(works.length, 1);
  });

  it("joins another press of the same button while the first is running, and not after it", async () => {
    const { works, join } = world();
    const first = join({ activity: "f:1" });
    assert.equal(join({ activity: "f:2" }), first);
    works[0]?.resolve(answer);
    await first.work;
    assert.equal(join({ activity: "f:2" }), first, "the second was that press, too");
    assert.notEqual(join({ activity: "f:3" }), first);
  });

  for (const [what, other] of [
    ["a token that Teams has added", { token: "jwt" }],
    ["other input", { data: { email: "lee@fabrikam.com" } }],
  ] as const) {
    it(`doesn't join a press with ${what}, even of the same activity`, () => {
      const { works, join } = world();
      assert.notEqual(join(), join(other));
      assert.equal(works.length, 2);
    });
  }

  it("tries again after a failure", async () => {
    const { works, join } = world();
    const first = join();
    works[0]?.reject(new Error("down"));
    await assert.rejects(first.work, /down/);
    assert.notEqual(join(), first);
  });

  it("remembers a limited number of presses", async () => {
    const { works, join } = world();
    const first = join();
    works[0]?.resolve(answer);
    await first.work;
    for (let other = 2; other <= 200; other += 1) join({ activity: `f:${other}`, data: { other } });
    assert.equal(join(), first);
    join({ activity: "f:201", data: { other: 201 } });
    assert.notEqual(join(), first);
  });
});
