import assert from "node:assert/strict";
import { noteMembers } from "../../../../src/flows/joining/note-members.ts";
import { id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const conversation = id("19:general@thread.tacv2") as Parameters<typeof noteMembers>[1]["conversation"];

async function world() {
  const outside = fakeOutside();
  await keep(outside, accepted());
  outside.teams.places.push({ groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" });
  const note = async (...members: string[]) => {
    await noteMembers(outside.ports, { conversation, members: members.map((one) => id(one)) });
    return outside.store.storedJobs().map(({ key }) => key);
  };
  return { ...outside, note };
}

describe("noteMembers", () => {
  it("has a job look for each guest of ours, however often they are announced", async () => {
    const { note } = await world();
    assert.deepEqual(await note("somebody", "guest-1"), ["see-member:group-1:guest-1"]);
    assert.deepEqual(await note("guest-1"), ["see-member:group-1:guest-1"]);
  });

  it("ignores people that nobody invited here, and teams that the bot doesn't know", async () => {
    const { note, teams } = await world();
    assert.deepEqual(await note("somebody"), []);
    teams.places.length = 0;
    assert.deepEqual(await note("guest-1"), []);
  });
});
