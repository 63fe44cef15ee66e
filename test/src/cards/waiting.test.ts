import assert from "node:assert/strict";
import { privateWaitingData, waitingData } from "../../../src/cards/waiting.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const request = requestIn("awaiting-approval", { remarks: [] });
const asked = requestIn("awaiting-approval", {
  remarks: [{ kind: "question", by: megan.id, name: megan.name, at: at("10:10"), text: "Why?" }],
});
const position = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };

describe("waitingCard", () => {
  it("lists requester, partner and time, and which requests wait for the requester's answer", () => {
    const { title, items, actions } = waitingData({ invitations: [request, asked], now: at("12:00") }, texts);
    assert.deepEqual(
      [title, items.map(({ address, detail }) => [address, detail]), actions],
      [
        "Waiting for your decision",
        [
          ["sam.okafor@fabrikam.com", "Adele Vance, 2 hours ago"],
          ["sam.okafor@fabrikam.com", "Adele Vance, 2 hours ago · a question waits for its answer"],
        ],
        [],
      ],
    );
  });

  it("opens each request with the way back to the same page, and leads on and to the beginning", () => {
    const { items, actions } = waitingData({ invitations: [request], now: at("12:00"), after: position, next: position }, texts);
    const list = { page: "after", ...position };
    assert.deepEqual(items[0]?.data, { invitation: invitation.id, list });
    assert.deepEqual(actions, [
      { title: "From the beginning", data: { page: "first" } },
      { title: "Next", data: list },
    ]);
  });

  it("says so when nothing waits", () => {
    const { title, note } = waitingData({ invitations: [], now: at("12:00") }, texts);
    assert.deepEqual([title, note], ["Nothing waits for your decision", undefined]);
  });

  it("offers the list in shared conversations without showing any of it", () => {
    const { items, actions } = privateWaitingData(texts);
    assert.deepEqual([items, actions], [[], [{ title: "Show my list", data: { page: "first" } }]]);
  });
});
