import assert from "node:assert/strict";
import { approvalCommand, storyAsked, storyCommand, storyHref } from "../../../../../sandbox/web/page/story/story-address.js";
import { tenant } from "../views.ts";

const command = (title: string) => ({ title, description: "", scopes: [] });

describe("storyAsked", () => {
  it("reads the story from the address; the first one if it names none", () => {
    assert.deepEqual(["?story", "?as=adele&story=", "?story=approval", "?story=cats", "?as=story"].map(storyAsked), [
      "invitation",
      "invitation",
      "approval",
      "invitation",
      null,
    ]);
  });

  it("reads the links to a story", () => {
    for (const story of ["invitation", "approval"] as const)
      assert.equal(storyAsked(new URL(storyHref(story), "http://localhost").search), story);
  });
});

describe("storyCommand", () => {
  it("is the bot's command to invite, if it has one", () => {
    assert.equal(storyCommand(tenant({ commands: [command("help"), command("Invite a partner")] })), "Invite a partner");
    assert.equal(storyCommand(tenant({ commands: [command("help")] })), null);
  });
});

describe("approvalCommand", () => {
  it("is the bot's command that chooses a channel for approvals, if it has one", () => {
    const choose = "use this channel for approvals";
    assert.equal(approvalCommand(tenant({ commands: [command("help"), command(choose)] })), choose);
    assert.equal(approvalCommand(tenant({ commands: [command("Invite a partner")] })), null);
  });
});
