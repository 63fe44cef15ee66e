import assert from "node:assert/strict";
import { messageInfoIn, readMessageInfo } from "../../../../src/cli/powershell/message-info.ts";

const cc = (ccRecipients: unknown) => messageInfoIn({ ccRecipients });

describe("the message of an invitation", () => {
  it("is the same as a text and inside a body", () => {
    const info = { customizedMessageBody: "Welcome", messageLanguage: "fr" };
    const read = { message: "Welcome", messageLanguage: "fr" };
    assert.deepEqual([readMessageInfo(JSON.stringify(info)), messageInfoIn(info), messageInfoIn(undefined)], [read, read, {}]);
  });

  it("has one copy, in any way in which it is written", () => {
    const recipient = { emailAddress: { address: "lee@contoso.com", name: "Lee" } };
    for (const written of [[recipient], recipient, ["lee@contoso.com"], "lee@contoso.com"]) {
      assert.deepEqual(cc(written), { cc: "lee@contoso.com" });
    }
    assert.deepEqual([cc([]), cc(undefined)], [{}, {}]);
  });

  for (const written of [
    ["a@b.com", "c@d.com"],
    [3],
    [{ address: "a@b.com" }],
    [{ emailAddress: "a@b.com" }],
    [{ emailAddress: { address: 3 } }],
  ]) {
    it(`refuses ${JSON.stringify(written)} as its copy`, () => assert.throws(() => cc(written), { exit: "usage" }));
  }
});
