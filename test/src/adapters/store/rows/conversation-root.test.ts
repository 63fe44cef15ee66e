import assert from "node:assert/strict";
import { conversationRoot } from "../../../../../src/adapters/store/rows/conversation-root.ts";
import { id } from "../../../../build/ids.ts";

describe("conversationRoot", () => {
  for (const [conversation, root] of Object.entries({
    "19:general@thread.tacv2;messageid=1700000000001": "19:general@thread.tacv2",
    "19:general@thread.tacv2": "19:general@thread.tacv2",
    "19:meeting@thread.v2;tenant=1": "19:meeting@thread.v2;tenant=1",
    "a:1personal": "a:1personal",
  })) {
    it(`is ${root} for ${conversation}`, () => assert.equal(conversationRoot(id(conversation)), root));
  }
});
