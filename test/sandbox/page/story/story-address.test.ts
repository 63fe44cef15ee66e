import assert from "node:assert/strict";
import { asksForStory, storyCommand } from "../../../../sandbox/web/page/story/story-address.js";
import { tenant } from "../views.ts";

const command = (title: string) => ({ title, description: "", scopes: [] });

describe("asksForStory", () => {
  it("reads it from the address", () => {
    assert.deepEqual([asksForStory("?story"), asksForStory("?as=adele&story="), asksForStory("?as=story")], [true, true, false]);
  });
});

describe("storyCommand", () => {
  it("is the bot's command for inviting, if it has one", () => {
    assert.equal(storyCommand(tenant({ commands: [command("help"), command("Invite a partner")] })), "Invite a partner");
    assert.equal(storyCommand(tenant({ commands: [command("help")] })), null);
  });
});
