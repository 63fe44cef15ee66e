import assert from "node:assert/strict";
import { forget, isNewest, tell, tellInChat } from "../../../../src/flows/telling/tell-answer.ts";
import { aLateAnswer } from "../../../build/a-late-answer.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at } from "../../../build/ids.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const answer = aLateAnswer({ content: { kind: "line", line: "No mail went out." } });
const done = { kind: "done" };

async function world() {
  const outside = fakeOutside();
  await outside.ports.lateAnswers.keep(answer);
  return { ...outside, left: async () => (await outside.ports.lateAnswers.find(answer.message, answer.by.id))?.keptAt };
}

describe("tell", () => {
  it("posts one message, with its mark before it, and forgets the answer", async () => {
    const { ports, pressed, left } = await world();
    const telling = aTelling();
    assert.deepEqual(await tell(ports, answer, telling), done);
    assert.deepEqual([pressed.told.map(({ among }) => among), telling.marks, await left()], [["alone"], [1], undefined]);
  });

  it("says nothing more to a person who has the answer in their own chat", async () => {
    const { ports, pressed, left } = await world();
    assert.deepEqual(await tell(ports, { ...answer, content: { kind: "in-chat" } }, aTelling()), done);
    assert.deepEqual([pressed.told, await left()], [[], undefined]);
  });
});

describe("tellInChat", () => {
  for (const [why, name] of [
    ["not-now", "notNow"],
    ["unreachable", "unreachable"],
  ] as const) {
    it(`says when the chat can't be opened: ${why}`, async () => {
      const { ports, notifier, pressed } = await world();
      notifier[name].add(answer.by.id);
      assert.deepEqual([await tellInChat(ports, answer, aTelling()), pressed.told], [why, []]);
    });
  }

  it("posts in the person's own chat", async () => {
    const { ports, pressed } = await world();
    assert.equal(await tellInChat(ports, answer, aTelling()), "sent");
    assert.deepEqual(pressed.told, [{ conversation: chatOf(answer.by.id), answer, among: "alone" }]);
  });
});

describe("forget", () => {
  it("leaves an answer that was kept meanwhile", async () => {
    const { ports, left } = await world();
    await ports.lateAnswers.keep({ ...answer, keptAt: at("10:05") });
    assert.deepEqual([await forget(ports, answer), await left(), await isNewest(ports, answer)], [done, at("10:05"), false]);
  });
});
