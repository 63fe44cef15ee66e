import assert from "node:assert/strict";
import { isChannel } from "../../../src/domain/is-channel.ts";
import { id } from "../../build/ids.ts";

describe("isChannel", () => {
  for (const conversation of [
    "19:marketing@thread.tacv2",
    "19:marketing@thread.tacv2;messageid=1700000000001",
    "19:old@thread.skype",
    "19:old@thread.skype;messageid=1700000000001",
  ]) {
    it(`recognizes the channel ${conversation}`, () => assert.equal(isChannel(id(conversation)), true));
  }

  for (const conversation of ["a:1-ada", "19:0123456789abcdef@thread.v2", "19:meeting_x@thread.v2", "19:x@thread.tacv2.evil", ""]) {
    it(`doesn't count a chat as a channel: ${conversation}`, () => assert.equal(isChannel(id(conversation)), false));
  }
});
