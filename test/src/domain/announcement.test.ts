import assert from "node:assert/strict";
import { wantsToHear } from "../../../src/domain/announcement.ts";
import type { NewGuest, Subscription } from "../../../src/domain/announcement.ts";
import { at, id } from "../../build/ids.ts";

const channel: Subscription = {
  conversation: id("19:general@thread.tacv2"),
  teamId: "team-1",
  scope: "here",
  by: id("ada"),
  locale: "en-US",
  timeZone: "UTC",
  since: at("10:00"),
};
const news = (home: string, teamId?: string): NewGuest => ({
  guest: id("sam"),
  acceptedAt: at("10:30"),
  ours: { invitation: id("i"), home: id(home), ...(teamId !== undefined && { teamId }) },
});
const stranger: NewGuest = { guest: id("sam"), acceptedAt: at("10:30") };

describe("wantsToHear", () => {
  it("announces to a channel what began elsewhere in its team", () => {
    assert.equal(wantsToHear(channel, news("19:other@thread.tacv2", "team-1")), true);
    assert.equal(wantsToHear(channel, news("19:other@thread.tacv2", "team-2")), false);
    assert.equal(wantsToHear(channel, news("a:1-ada")), false);
    assert.equal(wantsToHear(channel, stranger), false);
  });

  it("doesn't count a chat as part of a team", () => {
    const { teamId: _, ...chat } = channel;
    assert.equal(wantsToHear(chat, news("19:another-chat")), false);
  });

  it("announces every guest to a conversation that wants everything", () => {
    for (const guest of [stranger, news("a:1-ada"), news("19:other@thread.tacv2", "team-2")])
      assert.equal(wantsToHear({ ...channel, scope: "everything" }, guest), true);
  });

  it("announces nothing in the home, where the notice is", () => {
    const own = news(channel.conversation, "team-1");
    assert.deepEqual([wantsToHear(channel, own), wantsToHear({ ...channel, scope: "everything" }, own)], [false, false]);
  });

  it("announces nothing accepted before the subscription, but what was accepted at the same moment", () => {
    const everything = { ...channel, scope: "everything" } as const;
    assert.equal(wantsToHear(everything, { ...stranger, acceptedAt: at("09:59:59.999") }), false);
    assert.equal(wantsToHear(everything, { ...stranger, acceptedAt: at("10:00") }), true);
  });
});
