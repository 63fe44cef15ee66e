import assert from "node:assert/strict";
import { noteMembers } from "../../../../src/flows/joining/note-members.ts";
import { at, id } from "../../../build/ids.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const place = conversationReference({ id: id("19:general@thread.tacv2") });

async function world() {
  const outside = fakeOutside();
  await keep(outside, accepted());
  outside.teams.places.push({ groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" });
  const jobs = () => outside.store.storedJobs().map(({ key }) => key);
  const note = async (...came: string[]) => {
    await noteMembers(outside.ports, { place, came: came.map((one) => id(one)), left: [] });
    return jobs();
  };
  const noteLeft = async (...left: string[]) => noteMembers(outside.ports, { place, came: [], left: left.map((one) => id(one)) });
  return { ...outside, jobs, note, noteLeft };
}

describe("noteMembers", () => {
  it("has a job look for each guest of ours, however often they are announced", async () => {
    const { note } = await world();
    assert.deepEqual(await note("somebody", "guest-1"), ["see-member:group-1:guest-1"]);
    assert.deepEqual(await note("guest-1"), ["see-member:group-1:guest-1"]);
  });

  it("ignores people that nobody invited here, and teams that the bot doesn't know", async () => {
    const { note, noteLeft, jobs, teams } = await world();
    await noteLeft("somebody");
    assert.deepEqual(await note("somebody"), []);
    teams.places.length = 0;
    await noteLeft("guest-1");
    assert.deepEqual([await note("guest-1"), jobs()], [[], []]);
  });

  it("has the same job look for a guest who left, once a press had the time to store it, and lets them be added again", async () => {
    const { noteLeft, ports, store } = await world();
    const forgotten: unknown[] = [];
    ports.teamMembers.forget = async (...member) => void forgotten.push(member);
    await noteLeft("somebody", "guest-1");
    assert.deepEqual(
      store.storedJobs().map(({ key, task, due }) => [key, task, due]),
      [["see-member:group-1:guest-1", { kind: "see-member", group: "group-1", user: "guest-1", left: true }, at("10:00:05")]],
    );
    assert.deepEqual(forgotten, [["group-1", "guest-1"]]);
  });

  it("knows the channel from then on, but nothing of another tenant's", async () => {
    const { note, ports } = await world();
    await note("somebody");
    assert.equal(await ports.conversations.find(place.id), undefined);
    await note("guest-1");
    assert.deepEqual(await ports.conversations.find(place.id), place);
    const other = await world();
    await noteMembers(other.ports, { place: { ...place, tenantId: "other" }, came: [id("guest-1")], left: [id("guest-1")] });
    assert.deepEqual(other.jobs(), []);
  });

  it("believes the last of several events", async () => {
    const { note, noteLeft, store } = await world();
    await noteLeft("guest-1");
    await note("guest-1");
    assert.deepEqual(
      store.storedJobs().map(({ task }) => task),
      [{ kind: "see-member", group: "group-1", user: "guest-1" }],
    );
  });
});
