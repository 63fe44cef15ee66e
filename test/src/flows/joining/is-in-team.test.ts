import assert from "node:assert/strict";
import { isInTeam } from "../../../../src/flows/joining/is-in-team.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1") } as const;
const user = id("guest-1");

describe("isInTeam", () => {
  it("believes the roster where the invitation began in the team", async () => {
    const { ports, teams, teamMembers } = fakeOutside();
    teams.places.push({ groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" });
    teamMembers.teams.set("group-1", { owners: [], members: new Set([user]) });
    const ask = (groupId: string) => isInTeam(ports, { home }, { groupId, user });
    assert.equal(await ask("group-1"), false);
    teams.guests.set(user, { teamsId: "29:dana", name: "" });
    assert.deepEqual([await ask("group-1"), await ask("group-2")], [true, false]);
  });

  it("asks the directory about other teams", async () => {
    const { ports, teamMembers } = fakeOutside();
    teamMembers.teams.set("group-1", { owners: [], members: new Set([user]) });
    assert.equal(await isInTeam(ports, { home }, { groupId: "group-1", user }), true);
    teamMembers.permitted.reading = false;
    assert.equal(await isInTeam(ports, { home }, { groupId: "group-1", user }), "not-checked");
  });
});
