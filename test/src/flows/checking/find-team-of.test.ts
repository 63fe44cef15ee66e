import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { findTeamOf } from "../../../../src/flows/checking/find-team-of.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:sales@thread.tacv2");
const sam = id("guest-1");

function world() {
  const outside = fakeOutside();
  outside.teams.places.push({ groupId: "group", teamName: "Contoso Partners", channelId: "19:sales@thread.tacv2", channelName: "Sales" });
  outside.teams.guests.set(sam, { teamsId: "29:sam", name: "Sam" });
  return outside;
}

describe("findTeamOf", () => {
  it("is the name of the team that has the user", async () => {
    assert.equal(await findTeamOf(world().ports, channel, sam), "Contoso Partners");
    assert.equal(await findTeamOf(world().ports, channel, id("guest-2")), undefined);
  });

  it("is none in a chat, and nobody is asked there", async () => {
    const { ports, teams, log } = world();
    teams.failure = new Error("not asked");
    assert.deepEqual([await findTeamOf(ports, id("a:adele"), sam), log.codes], [undefined, []]);
  });

  it("is none while Teams can't tell, or doesn't answer", async () => {
    const failing = world();
    failing.teams.failure = new GuestlistError("teams-unavailable", "Teams answered 500");
    assert.equal(await findTeamOf(failing.ports, channel, sam), undefined);
    const { ports, clock } = world();
    const teams = {
      ...ports.teams,
      describe: ports.teams.describe.bind(ports.teams),
      guest: async () => Promise.withResolvers<never>().promise,
    };
    const found = findTeamOf({ ...ports, teams }, channel, sam);
    await clock.advance(1_500);
    assert.deepEqual([await found, clock.waiting], [undefined, 0]);
  });
});
