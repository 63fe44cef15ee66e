import assert from "node:assert/strict";
import { chooseApprovalsChannel } from "../../../scripts/start/choose-approvals-channel.ts";
import { startWorld } from "../../end-to-end/world.ts";
import type { World } from "../../end-to-end/world.ts";

describe("chooseApprovalsChannel", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  it("chooses the channel Guest approvals as the administrator, so that requests can be decided", async () => {
    assert.equal(await world.app.ports.settings.approvalsPlace(), undefined);
    await chooseApprovalsChannel(world.sandbox.pageUrl);
    const place = await world.app.ports.settings.approvalsPlace();
    const channel = world.sandbox.teams.chats.conversations.find(({ title }) => title === "Guest approvals");
    assert.equal(place?.conversation, channel?.id);
  });
});
