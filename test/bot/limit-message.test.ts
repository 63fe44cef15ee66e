import assert from "node:assert/strict";
import { answerMessage } from "../../bot/answer-message.ts";
import { limitedPerson } from "../../bot/limit-message.ts";
import { limitPerson } from "../../src/flows/who/limit-person.ts";
import { teamsIds } from "../build/activities.ts";
import { commandCall } from "../fakes/command-call.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";

/** Sends so many messages of a person, who may not use the bot; counts what was answered and what was asked. */
async function send(messages: number) {
  const { ports } = fakeOutside();
  let asked = 0;
  const call = commandCall({
    flows: {
      limitPerson: (...given) => limitPerson(ports, ...given),
      recordReceipt: async () => ((asked += 1), true),
      admitPerson: async () => "guest",
    },
  });
  for (let message = 0; message < messages; message += 1) await answerMessage(call);
  return { replied: call.reply.replied, asked };
}

describe("limitMessage", () => {
  it("answers 60 messages in ten minutes, says once when it answers again, and then nothing; nothing else is asked", async () => {
    const { replied, asked } = await send(70);
    assert.equal(replied.length, 61);
    const text = "That was a lot in a short time. I answer you again at 10:10 AM UTC.";
    assert.deepEqual([replied.at(-1), asked], [{ text }, 60]);
  });
});

describe("limitedPerson", () => {
  it("is the Entra id, or for anonymous people their id in Teams", () => {
    const { turn } = commandCall();
    assert.equal(limitedPerson(turn), teamsIds.adele);
    assert.equal(limitedPerson({ ...turn, personId: undefined }), turn.person.teamsId);
  });
});
