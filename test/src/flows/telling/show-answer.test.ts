import assert from "node:assert/strict";
import type { ActivityId } from "../../../../src/domain/ids.ts";
import type { LateAnswer, LateContent } from "../../../../src/domain/late-answer.ts";
import { cardPlaces, withPostedCard } from "../../../../src/domain/posted-card.ts";
import { threadIn } from "../../../../src/domain/visibility.ts";
import { showAnswer } from "../../../../src/flows/telling/show-answer.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { aLateAnswer } from "../../../build/a-late-answer.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { person } from "../../../build/person.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import type { Telling } from "../../../../src/flows/telling/telling.ts";
import { homeOf } from "../../../build/home-of.ts";

const open = invited();
const { conversation, card } = homeOf(open);
const message = { conversation, card };
const about = { invitation: open.id, version: open.version } as const;
const elsewhere = { conversation, card: id("a-list") };
const list: Partial<LateAnswer> = { message: elsewhere };
const drawn = { type: "AdaptiveCard", version: "1.5" };
const line = { kind: "line", line: "No mail went out." } as const;
const missing = { kind: "message-missing" } as const;
const unreachable = { kind: "unreachable" } as const;
const done = { kind: "done" } as const;
const asked = { groupId: "g", name: "Partners", stage: "wanted", since: at("10:00"), ask: { conversation: id("owners") } } as const;
const edit = { what: "edit", invitation: open.id, state: "invited", card };

async function world(content: LateContent | undefined, given: Partial<LateAnswer> = {}, kind: "channel" | "personal" = "channel") {
  const outside = fakeOutside();
  const answer = aLateAnswer({ message, about, ...(content && { content }), ...given });
  await keep(outside, open);
  await outside.ports.conversations.remember(conversationReference({ id: conversation, kind }));
  await outside.ports.lateAnswers.keep(answer);
  const show = (attempt = 1, told: Partial<Telling> = {}) =>
    showAnswer(outside.ports, { ...answer.message, by: answer.by.id }, aTelling({ attempt, ...told }));
  const left = async () => (await outside.ports.lateAnswers.find(answer.message, answer.by.id))?.content?.kind;
  return { ...outside, answer, show, left, name: answer.by.name };
}

describe("showAnswer", () => {
  it("has nothing to do for an answer that was given in the turn", async () => {
    const { ports } = fakeOutside();
    assert.deepEqual(await showAnswer(ports, { ...message, by: id("nobody") }, aTelling()), done);
  });

  it("brings the form back on the message that was pressed", async () => {
    const { show, pressed, left } = await world({ kind: "form", card: drawn });
    assert.deepEqual(await show(), done);
    assert.deepEqual([pressed.replaced, await left()], [[{ message, card: drawn }], undefined]);
  });

  for (const place of cardPlaces) {
    it(`puts no form in the place of somebody else's card, such as one in place ${place}`, async () => {
      const { show, store, pressed, answer } = await world({ kind: "form", card: drawn }, list);
      const theirs = { ...awaiting({ email: "lou@fabrikam.com", requester: person({ name: "Megan Bowen" }), team: asked }), version: 0 };
      await keep({ store }, withPostedCard(theirs, place, elsewhere.card));
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.replaced, []);
      assert.deepEqual(pressed.told, [{ conversation: chatOf(answer.by.id), answer, among: "alone" }]);
    });
  }

  it("puts a line on the invitation's card, with the person's name, and keeps it for the next drawing", async () => {
    const { show, notifier, name, left } = await world(line);
    assert.deepEqual(await show(), done);
    assert.deepEqual([notifier.said, await left()], [[{ ...edit, notes: [{ name, says: { line: line.line } }] }], "line"]);
  });

  it("needs no name in the person's own chat", async () => {
    const { show, notifier } = await world(line, {}, "personal");
    await show();
    assert.deepEqual(notifier.said, [{ ...edit, notes: [{ says: { line: line.line } }] }]);
  });

  it("draws the card of an invitation as it stands", async () => {
    const { show, notifier, pressed } = await world({ kind: "state", card: drawn });
    assert.deepEqual(await show(), done);
    assert.deepEqual([notifier.said, pressed.replaced], [[edit], []]);
  });

  it("has the card drawn again when the invitation has changed meanwhile: what another job has drawn may be overwritten", async () => {
    const { ports, store, answer } = await world({ kind: "state", card: drawn });
    const cards: typeof ports.cards = {
      ...ports.cards,
      edit: async (...given) => {
        await keep({ store }, { ...open, version: open.version + 1 });
        return ports.cards.edit(...given);
      },
    };
    assert.deepEqual(await showAnswer({ ...ports, cards }, { ...answer.message, by: answer.by.id }, aTelling()), done);
    assert.deepEqual(
      store.storedJobs().map(({ key }) => key),
      [`update-card:${open.id}`],
    );
  });

  it("draws the approval card if that was pressed", async () => {
    const approval = anApproval();
    const request = { ...awaiting(), approval };
    const first: ActivityId = approval.card ?? id("");
    const pressedCard = { conversation: threadIn(approval.channel, first), card: first };
    const { show, store, approvals, name } = await world(line, {
      message: pressedCard,
      about: { invitation: request.id, version: request.version },
    });
    await keep({ store }, request);
    assert.deepEqual(await show(), done);
    assert.deepEqual(
      approvals.said.map(({ what, notes }) => [what, notes]),
      [["edit", [{ name, says: { line: line.line } }]]],
    );
  });

  it("answers on a list in the person's own chat with the card, and elsewhere leaves it to the card itself", async () => {
    const own = await world({ kind: "state", card: drawn }, list, "personal");
    assert.deepEqual(await own.show(), done);
    assert.deepEqual(own.pressed.replaced, [{ message: elsewhere, card: drawn }]);
    const shared = await world({ kind: "state", card: drawn }, list);
    assert.deepEqual(await shared.show(), done);
    assert.deepEqual([shared.pressed.replaced, shared.pressed.told, await shared.left()], [[], [], undefined]);
  });

  it("tells what there was to say beside a card that isn't there", async () => {
    const { show, pressed, answer } = await world({ kind: "state", card: drawn, line: "Decided." }, list);
    assert.deepEqual(await show(), done);
    const said = { ...answer, content: { kind: "line", line: "Decided." } };
    assert.deepEqual(pressed.told, [{ conversation: chatOf(answer.by.id), answer: said, among: "alone" }]);
  });

  it("leaves a newer answer of the same person to its own job", async () => {
    const { show, ports, answer, left } = await world({ kind: "form", card: drawn });
    const newer = { ...answer, keptAt: at("10:01"), content: line };
    const { replace } = ports.pressed;
    ports.pressed.replace = async (...given) => {
      await ports.lateAnswers.keep(newer);
      return replace.apply(ports.pressed, given);
    };
    assert.deepEqual([await show(), await left()], [done, "line"]);
  });

  describe("with a card that only the person may see", () => {
    const own = { kind: "own", card: drawn } as const;

    it("replaces the message in their own chat", async () => {
      const { show, pressed } = await world(own, {}, "personal");
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.replaced, [{ message, card: drawn }]);
    });

    it("posts it to their own chat when they pressed among others, and says so where they pressed", async () => {
      const { show, pressed, notifier, answer, name } = await world(own);
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.told, [{ conversation: chatOf(answer.by.id), answer, among: "alone" }]);
      assert.deepEqual([notifier.said, pressed.replaced], [[{ ...edit, notes: [{ name, says: "in-chat" }] }], []]);
    });

    it("never shows it to others: if the chat can't be reached, the card says so", async () => {
      const { show, pressed, notifier, answer, name } = await world(own);
      notifier.unreachable.add(answer.by.id);
      assert.deepEqual(await show(), done);
      assert.deepEqual([pressed.told, notifier.said], [[], [{ ...edit, notes: [{ name, says: "not-told" }] }]]);
    });

    it("tries for a minute to open the chat", async () => {
      const { show, pressed, notifier, answer, name, left } = await world(own);
      notifier.notNow.add(answer.by.id);
      assert.deepEqual(await show(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
      assert.deepEqual([pressed.told, notifier.said, await left()], [[], [], "own"]);
      assert.deepEqual(await show(6), done);
      assert.deepEqual([pressed.told, notifier.said], [[], [{ ...edit, notes: [{ name, says: "not-told" }] }]]);
    });

    it("keeps a newer answer that came while the chat was opened", async () => {
      const { show, ports, answer, left, notifier } = await world(own);
      const { openChat } = ports.notifier;
      ports.notifier.openChat = async (...given) => {
        await ports.lateAnswers.keep({ ...answer, keptAt: at("10:01"), content: line });
        return openChat.apply(ports.notifier, given);
      };
      assert.deepEqual([await show(), await left(), notifier.said], [done, "line", []]);
    });

    it("says it once when the card can't be drawn, either", async () => {
      const { show, pressed, notifier, left } = await world(own);
      notifier.planned.push(unreachable);
      assert.deepEqual(await show(), done);
      assert.deepEqual([pressed.told.length, await left()], [1, undefined]);
    });

    it("says so in the conversation when they pressed on another message", async () => {
      const { show, pressed, notifier, answer } = await world(own, list);
      notifier.unreachable.add(answer.by.id);
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.told, [{ conversation, answer: { ...answer, content: { kind: "not-told" } }, among: "others" }]);
    });
  });

  describe("when the message can't be edited", () => {
    for (const [content, plan] of [
      [{ kind: "form", card: drawn }, "pressed"],
      [line, "notifier"],
    ] as const) {
      it(`tries again before it counts as gone, with a ${content.kind}`, async () => {
        const outside = await world(content);
        outside[plan].planned.push(missing);
        assert.deepEqual(await outside.show(2), { kind: "retry", at: at("10:00:04"), why: "message-missing" });
        assert.equal(await outside.left(), content.kind);
      });

      it(`tells the person in their own chat, with a ${content.kind}`, async () => {
        for (const [why, attempt] of [
          [missing, 4],
          [unreachable, 1],
        ] as const) {
          const outside = await world(content);
          outside[plan].planned.push(why);
          assert.deepEqual(await outside.show(attempt), done);
          const { answer } = outside;
          assert.deepEqual(outside.pressed.told, [{ conversation: chatOf(answer.by.id), answer, among: "alone" }]);
          assert.equal(await outside.left(), undefined);
        }
      });
    }

    it("tells them where they pressed if their own chat can't be reached, too", async () => {
      const { show, pressed, notifier, answer } = await world(line, list);
      notifier.unreachable.add(answer.by.id);
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.told, [{ conversation, answer, among: "others" }]);
    });

    it("tries for a minute to open their own chat, and for a day to reach them anywhere", async () => {
      const { show, pressed, notifier, answer, log } = await world(line, list);
      notifier.notNow.add(answer.by.id);
      assert.deepEqual(await show(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
      pressed.planned.push(unreachable, unreachable);
      assert.deepEqual(await show(6), { kind: "retry", at: at("10:01:04"), why: "not-now" });
      assert.deepEqual(await show(9, { since: id("2026-11-19T10:00:00.000Z") }), done);
      assert.deepEqual([pressed.told, log.codes], [[], ["answer-not-shown"]]);
    });

    it("posts a message once more after an unknown outcome, and never again", async () => {
      const { show, pressed, log, left } = await world(line, list);
      pressed.planned.push("answer-lost", "answer-lost");
      await assert.rejects(show(), { code: "outcome-unknown" });
      assert.deepEqual(await show(2, { times: 1 }), done);
      assert.deepEqual([pressed.told.length, await left(), log.codes], [2, undefined, ["notice-outcome-unknown"]]);
      const after = await world(line, list);
      assert.deepEqual([await after.show(3, { times: 2 }), after.pressed.told], [done, []]);
    });

    it("says in the log when nobody can be told", async () => {
      const { show, pressed, notifier, answer, log } = await world(line, list);
      notifier.unreachable.add(answer.by.id);
      pressed.planned.push(unreachable);
      assert.deepEqual(await show(), done);
      assert.deepEqual(log.codes, ["answer-not-shown"]);
    });

    it("tells them in their own chat if they pressed there", async () => {
      const { show, pressed, answer } = await world(line, list, "personal");
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.told, [{ conversation, answer, among: "alone" }]);
    });
  });

  it("waits for an answer that isn't known yet, when the job of an earlier one runs", async () => {
    const { show, log, left } = await world(undefined, { keptAt: at("09:59") });
    assert.deepEqual(await show(), { kind: "again", at: at("10:01") });
    assert.deepEqual([await left(), log.codes], [undefined, []]);
  });

  describe("when the process stopped before the answer was known", () => {
    const long = { keptAt: at("09:58") };
    it("says so on the card", async () => {
      const { show, notifier, log, name } = await world(undefined, long);
      assert.deepEqual(await show(), done);
      assert.deepEqual([notifier.said, log.codes], [[{ ...edit, notes: [{ name, says: "lost" }] }], ["answer-lost"]]);
    });

    it("shows what has become of the invitation instead, if it has changed since the press", async () => {
      const ended = failed("to-confirm");
      const { show, store, notifier } = await world(undefined, {
        message: homeOf(ended),
        about: { invitation: ended.id },
        ...long,
      });
      await keep({ store }, ended);
      assert.deepEqual(await show(), done);
      assert.deepEqual(notifier.said, [{ what: "edit", invitation: ended.id, state: "failed", card: ended.home.card }]);
    });

    it("shows the form again if no invitation was stored, with all that was typed", async () => {
      const form = { type: "AdaptiveCard", body: [] };
      const { show, pressed, answer, left } = await world(undefined, { about: { invitation: id("unknown") }, ifLost: form, ...long });
      assert.deepEqual([await show(), await left()], [done, undefined]);
      assert.deepEqual(pressed.replaced, [{ message: answer.message, card: form }]);
    });

    it("says so on the card if the invitation is stored and hasn't changed, also after a form", async () => {
      const { show, notifier, name } = await world(undefined, { ifLost: { type: "AdaptiveCard" }, ...long });
      assert.deepEqual(await show(), done);
      assert.deepEqual(notifier.said, [{ ...edit, notes: [{ name, says: "lost" }] }]);
    });

    it("tells the person if no invitation was stored and there was no form", async () => {
      const { show, pressed, answer } = await world(undefined, { about: { invitation: id("unknown") }, ...long });
      assert.deepEqual(await show(), done);
      assert.deepEqual(pressed.told, [
        { conversation: chatOf(answer.by.id), answer: { ...answer, content: { kind: "lost" } }, among: "alone" },
      ]);
    });
  });
});
