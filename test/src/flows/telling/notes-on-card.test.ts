import assert from "node:assert/strict";
import type { ActivityId } from "../../../../src/domain/ids.ts";
import { threadIn } from "../../../../src/domain/visibility.ts";
import { isOwnChat, notesOnCard, placeOf } from "../../../../src/flows/telling/notes-on-card.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { aLateAnswer } from "../../../build/a-late-answer.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { homeOf } from "../../../build/home-of.ts";

const open = invited();
const { conversation, card } = homeOf(open);
const message = { conversation, card };
const about = { invitation: open.id, version: open.version } as const;
const line = { kind: "line", line: "No mail went out." } as const;
const megan = person({ name: "Megan Bowen" });

async function world(kind: "channel" | "personal") {
  const { ports } = fakeOutside();
  await ports.conversations.remember(conversationReference({ id: conversation, kind }));
  await ports.lateAnswers.keep(aLateAnswer({ message, about, content: line }));
  return ports;
}

describe("notesOnCard", () => {
  it("names everybody whose answer still holds, oldest first", async () => {
    const ports = await world("channel");
    await ports.lateAnswers.keep(aLateAnswer({ message, about, by: megan, content: { kind: "lost" }, keptAt: at("09:59") }));
    const others = [
      aLateAnswer({ message, about: { ...about, version: 0 }, by: person({ name: "Lee Gu" }), content: line }),
      aLateAnswer({ message: { conversation, card: id("another") }, about, by: person({ name: "Diego" }), content: line }),
    ];
    for (const answer of others) await ports.lateAnswers.keep(answer);
    assert.deepEqual(await notesOnCard(ports, "home", open), [
      { name: megan.name, says: "lost" },
      { name: person().name, says: { line: line.line } },
    ]);
  });

  it("names nobody in a person's own chat", async () => {
    assert.deepEqual(await notesOnCard(await world("personal"), "home", open), [{ says: { line: line.line } }]);
  });

  it("has none for a place without a card", async () => {
    const ports = await world("channel");
    assert.deepEqual(await notesOnCard(ports, "approvals", open), []);
    const { card: _, ...unposted } = anApproval();
    assert.deepEqual(await notesOnCard(ports, "approvals", { ...awaiting(), approval: unposted }), []);
  });
});

describe("placeOf", () => {
  it("knows the cards of an invitation by their messages", () => {
    const copy = aCopy(megan, { card: id("1700000000031") });
    const request = { ...awaiting(), approval: anApproval({ copies: [copy] }) };
    const { channel } = request.approval;
    const approvalMessage: ActivityId = request.approval.card ?? id("");
    const home = homeOf(request);
    assert.equal(placeOf(home, request), "home");
    assert.equal(placeOf({ conversation: threadIn(channel, approvalMessage), card: approvalMessage }, request), "approvals");
    assert.equal(placeOf({ conversation: copy.chat, card: id("1700000000031") }, request), `copy:${megan.id}`);
    assert.equal(placeOf({ ...home, card: id("another") }, request), undefined);
    assert.equal(placeOf({ ...home, conversation: id("another") }, request), undefined);
  });
});

describe("isOwnChat", () => {
  it("is true only for a known 1:1 chat", async () => {
    const ports = await world("personal");
    assert.deepEqual([await isOwnChat(ports, message), await isOwnChat(ports, { ...message, conversation: id("unknown") })], [true, false]);
    assert.equal(await isOwnChat(await world("channel"), message), false);
  });
});
