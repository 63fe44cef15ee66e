import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { helpData } from "../../../src/cards/help.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("helpCard", () => {
  it("explains the given commands in their order, with an example if the title alone isn't one", () => {
    const { title, commands } = helpData({ botName: "Guestlist", inChannel: false, commands: ["status", "invite", "help"] }, texts);
    assert.equal(title, "Hi, I'm Guestlist");
    assert.deepEqual(
      commands.map((command) => [command.title, command.example]),
      [
        ["status", "For example: status sam@fabrikam.com"],
        ["invite a partner", "For example: invite sam@fabrikam.com"],
        ["help", undefined],
      ],
    );
  });

  it("lists other ways to say a command", () => {
    const { commands } = helpData({ botName: "Guestlist", inChannel: false, commands: ["status", "pending", "waiting"] }, texts);
    assert.deepEqual(
      commands.map(({ also }) => also),
      ["Also: resend, send again, revoke, withdraw, link, fix, history", `Also: ${texts.t("commands.pending.also")}`, undefined],
    );
  });

  it("says only in a channel that the bot must be mentioned", () => {
    const mention = (inChannel: boolean) => helpData({ botName: "Guestlist", inChannel, commands: [] }, texts).mention;
    assert.equal(mention(true), "Here, mention me first: @Guestlist invite sam@fabrikam.com");
    assert.equal(mention(false), undefined);
  });
});
