import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isShared } from "../../../src/domain/is-shared.ts";
import { id } from "../../build/ids.ts";

describe("isShared", () => {
  it("tells channels and group chats, which several people read, from 1:1 chats and places of a shell", () => {
    assert.ok(isShared(id("19:0a1b@thread.tacv2;messageid=1700000000001")));
    assert.ok(isShared(id("19:0a1b@thread.v2")));
    assert.ok(!isShared(id("a:1abc")));
    assert.ok(!isShared(id("shell:adele")));
  });
});
