import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { commandNames } from "../../../bot/command.ts";
import { helpCard, helpData } from "../../../src/cards/help.ts";
import { objectsIn } from "../../repository/card-template-walk.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("helpCard", () => {
  it("explains three commands, with an example if the title alone isn't one, and the rest behind More", () => {
    const { title, commands, others } = helpData({ botName: "Guestlist", inChannel: false, commands: ["status", "invite", "help"] }, texts);
    assert.equal(title, "Hi, I'm Guestlist");
    assert.deepEqual(
      commands.map((command) => [command.title, command.example]),
      [
        ["status", "For example: status sam@fabrikam.com"],
        ["invite a partner", "For example: invite sam@fabrikam.com"],
      ],
    );
    assert.deepEqual(
      others.map((command) => [command.title, command.example]),
      [["help", undefined]],
    );
    const { body, actions } = helpCard({ botName: "Guestlist", inChannel: false, commands: ["invite", "help"] }, texts);
    assert.equal(objectsIn(body).find((part) => part["id"] === "others")?.["isVisible"], false);
    assert.deepEqual(objectsIn(actions).find(({ type }) => type === "Action.ToggleVisibility")?.["targetElements"], ["others"]);
  });

  it("shows nearly everybody's three commands first, of all that there are", () => {
    const { commands, others } = helpData({ botName: "Guestlist", inChannel: true, commands: commandNames }, texts);
    assert.deepEqual(
      commands.map(({ title }) => title),
      ["invite a partner", "status", "pending"],
    );
    assert.equal(commands.length + others.length, commandNames.length);
  });

  it("lists other ways to say a command", () => {
    const { commands } = helpData({ botName: "Guestlist", inChannel: false, commands: ["status", "pending"] }, texts);
    assert.deepEqual(
      commands.map(({ also }) => also),
      ["Also: resend, send again, revoke, withdraw, link, fix, history", `Also: ${texts.t("commands.pending.also")}`],
    );
  });

  it("says only in a channel that the bot must be mentioned", () => {
    const mention = (inChannel: boolean) => helpData({ botName: "Guestlist", inChannel, commands: [] }, texts).mention;
    assert.equal(mention(true), "Here, mention me first: @ (pick Guestlist from the list) invite sam@fabrikam.com");
    assert.equal(mention(false), undefined);
  });
});
