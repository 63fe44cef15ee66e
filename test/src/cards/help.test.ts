import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { helpData } from "../../../src/cards/help.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("helpCard", () => {
  it("explains each command, with an example where the title alone isn't one", () => {
    const { title, commands } = helpData({ botName: "Guestlist", inChannel: false }, textsFor("en"));
    assert.equal(title, "Hi, I'm Guestlist");
    assert.deepEqual(
      commands.map((command) => [command.title, command.example]),
      [
        ["invite a partner", "For example: invite sam@fabrikam.com"],
        ["status", "For example: status sam@fabrikam.com"],
        ["pending", undefined],
        ["waiting", undefined],
        ["announce acceptances here", undefined],
        ["announce everything here", undefined],
        ["stop announcing here", undefined],
        ["use this channel for approvals", undefined],
        ["help", undefined],
      ],
    );
  });

  it("says in a channel, and only there, that it must be mentioned", () => {
    const mention = (inChannel: boolean) => helpData({ botName: "Guestlist", inChannel }, textsFor("en")).mention;
    assert.equal(mention(true), "Here, mention me first: @Guestlist invite sam@fabrikam.com");
    assert.equal(mention(false), undefined);
  });
});
