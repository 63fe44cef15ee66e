import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { listSubscriptions } from "../../../../src/flows/looking/list-subscriptions.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const general = {
  conversation: id("19:general@thread.tacv2"),
  by: id("adele"),
  locale: "en-US",
  timeZone: "UTC",
  since: at("09:00"),
} as const;
const place = { groupId: "team-1", teamName: "Contoso Partners", channelId: general.conversation, channelName: "General" };

async function world() {
  const outside = fakeOutside();
  outside.teams.places.push(place);
  const { announcements } = outside.ports;
  await announcements.subscribe({ ...general, scope: "here", teamId: "team-1" });
  await announcements.subscribe({ ...general, conversation: id("a:chat"), scope: "everything" });
  const waits = { conversation: general.conversation, guest: id("guest-1"), acceptedAt: at("09:30") };
  await outside.store.invitations.commit(aChange({ announcements: [waits] }));
  return outside;
}

describe("listSubscriptions", () => {
  it("names the place of each, and counts what waits there", async () => {
    const listed = await listSubscriptions((await world()).ports);
    assert.deepEqual(
      listed.map(({ conversation, place: named, waiting }) => [conversation, named?.channelName, waiting]),
      [
        [general.conversation, "General", 1],
        ["a:chat", undefined, 0],
      ],
    );
  });

  it("does without the names while Teams doesn't answer, and hides no other error", async () => {
    const outside = await world();
    outside.teams.describe = async () => Promise.reject(new GuestlistError("teams-unavailable", "Teams is away"));
    assert.deepEqual(
      (await listSubscriptions(outside.ports)).map(({ place: named }) => named),
      [undefined, undefined],
    );
    outside.teams.describe = async () => Promise.reject(new Error("a bug"));
    await assert.rejects(listSubscriptions(outside.ports), { message: "a bug" });
  });
});
