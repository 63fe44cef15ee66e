import assert from "node:assert/strict";
import type { LateAnswer, LateContent } from "../../src/domain/late-answer.ts";
import type { LateAnswers } from "../../src/ports/late-answers.ts";
import { aLateAnswer } from "../build/a-late-answer.ts";
import { at, id } from "../build/ids.ts";
import { person } from "../build/person.ts";

const megan = person({ name: "Megan Bowen" });
const card = { type: "AdaptiveCard", body: [{ text: "Sam" }] };
const about = { invitation: id("invitation"), version: 3 } as const;

const contents: readonly LateContent[] = [
  { kind: "state", card, line: "Already decided." },
  { kind: "state", card },
  { kind: "form", card },
  { kind: "own", card },
  { kind: "line", line: "No mail went out." },
  { kind: "lost" },
  { kind: "in-chat" },
  { kind: "not-told" },
];

/** What every {@link LateAnswers} must do. */
export function lateAnswersContract(subject: () => { readonly lateAnswers: LateAnswers }): void {
  for (const content of contents) {
    it(`keeps an answer of the kind ${content.kind} as it is`, async () => {
      const { lateAnswers } = subject();
      const answer: Omit<Required<LateAnswer>, "ifLost"> = { ...aLateAnswer(), about, content };
      await lateAnswers.keep(answer);
      assert.deepEqual(await lateAnswers.find(answer.message, answer.by.id), answer);
      assert.equal(await lateAnswers.find(answer.message, megan.id), undefined);
      assert.equal(await lateAnswers.find({ ...answer.message, card: id("another") }, answer.by.id), undefined);
    });
  }

  it("keeps that an answer is owed, also to a press about nothing that is stored", async () => {
    const { lateAnswers } = subject();
    const owed = aLateAnswer();
    await lateAnswers.keep(owed);
    assert.deepEqual(await lateAnswers.find(owed.message, owed.by.id), owed);
    const unstored = aLateAnswer({ about: { invitation: id("invitation") }, ifLost: card });
    await lateAnswers.keep(unstored);
    assert.deepEqual(await lateAnswers.find(owed.message, owed.by.id), unstored);
  });

  it("keeps the answer to a person's newest press on a message", async () => {
    const { lateAnswers } = subject();
    const known = aLateAnswer({ keptAt: at("10:01"), content: { kind: "line", line: "No." } });
    for (const answer of [aLateAnswer(), known]) await lateAnswers.keep(answer);
    assert.deepEqual(await lateAnswers.on(known.message), [known]);
  });

  it("lists the answers on one message, oldest first, and drops one person's", async () => {
    const { lateAnswers } = subject();
    const hers = aLateAnswer({ keptAt: at("10:02") });
    const first = aLateAnswer({ keptAt: at("10:01"), by: megan });
    const elsewhere = aLateAnswer({ message: { ...hers.message, card: id("another") } });
    for (const answer of [hers, first, elsewhere]) await lateAnswers.keep(answer);
    assert.deepEqual(await lateAnswers.on(hers.message), [first, hers]);
    await lateAnswers.drop(hers.message, hers.by.id);
    assert.deepEqual(await lateAnswers.on(hers.message), [first]);
    assert.deepEqual(await lateAnswers.on(elsewhere.message), [elsewhere]);
  });

  it("deletes the answers from before a moment, and says how many", async () => {
    const { lateAnswers } = subject();
    const kept = aLateAnswer();
    await lateAnswers.keep(aLateAnswer({ keptAt: at("09:59"), by: megan }));
    await lateAnswers.keep(kept);
    assert.equal(await lateAnswers.purge(at("10:00")), 1);
    assert.equal(await lateAnswers.purge(at("10:00")), 0);
    assert.deepEqual(await lateAnswers.on(kept.message), [kept]);
  });
}
