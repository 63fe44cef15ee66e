import assert from "node:assert/strict";
import { conversationAt, conversationHref, messageAt } from "../../../../../sandbox/web/page/common/navigation.js";
import { channel, conversation } from "../views.ts";

const all = [conversation(), channel()];

describe("conversationAt", () => {
  it("finds the conversation that an address names", () => {
    assert.equal(conversationAt(all, conversationHref(channel().id), true), all[1]);
  });

  it("uses the first one on a desktop and none on a phone if the address names none", () => {
    assert.equal(conversationAt(all, "", false), all[0]);
    assert.equal(conversationAt(all, "#gone", true), null);
    assert.equal(conversationAt([], "", false), null);
  });
});

describe("messageAt", () => {
  it("finds the message in an address that also names its conversation", () => {
    const href = conversationHref(channel().id, "a/b");
    assert.deepEqual([messageAt(href), conversationAt(all, href, true)], ["a/b", all[1]]);
    assert.deepEqual([messageAt(conversationHref(channel().id)), messageAt("")], [null, null]);
  });
});
