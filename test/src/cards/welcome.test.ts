import assert from "node:assert/strict";
import { welcomeData } from "../../../src/cards/welcome.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");
const lines = (place: "personal" | "groupChat" | "channel") =>
  welcomeData({ botName: "Guest*list*", place }, texts).lines.map(({ text }) => text);

describe("welcomeCard", () => {
  it("says hello by the bot's own name", () => {
    assert.equal(welcomeData({ botName: "Guest*list*", place: "personal" }, texts).title, "Hi, I'm Guest\\*list\\*");
  });

  it("explains in a 1:1 chat how the bot works, and how to get help", () => {
    assert.deepEqual(lines("personal"), [texts.t("welcome.how"), "To see what else I can do, type “help”."]);
  });

  it("explains elsewhere how to call the bot, and in a channel how to subscribe for the team", () => {
    const call =
      "To invite a partner from here, write: @ (pick Guest\\*list\\* from the list) invite sam@fabrikam.com. As soon as they accept, I tell you here.";
    assert.deepEqual(lines("groupChat"), [call]);
    assert.deepEqual(lines("channel"), [
      call,
      "To hear of all partners of this team, write: @ (pick Guest\\*list\\* from the list) announce acceptances here",
    ]);
  });
});
