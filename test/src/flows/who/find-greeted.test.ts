import assert from "node:assert/strict";
import { findGreeted } from "../../../../src/flows/who/find-greeted.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const conversation = id("19:general@thread.tacv2;messageid=9") as Parameters<typeof findGreeted>[1]["conversation"];
const home = { conversation, card: id("1") } as const;
const place = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const team = { groupId: "group-1", name: "Partners", stage: "seen", since: at("23:00") } as const;
const invitation = accepted({ home, team });

describe("findGreeted", () => {
  it("gives the partner as the roster has them", async () => {
    const { ports, teams } = fakeOutside();
    teams.places.push(place);
    assert.deepEqual(await findGreeted(ports, { invitation, notice: "in-team", conversation }), {});
    const dana = { teamsId: "29:dana", name: "Dana" };
    teams.guests.set(id("guest-1"), dana);
    assert.deepEqual(await findGreeted(ports, { invitation, notice: "in-team", conversation }), { guest: dana });
  });

  it("gives nobody for another notice, elsewhere, or in another team than theirs", async () => {
    const { ports, teams } = fakeOutside();
    teams.places.push(place, { ...place, channelId: "19:design@thread.tacv2", channelName: "Design" });
    const told = { invitation, notice: "in-team", conversation } as const;
    assert.equal(await findGreeted(ports, { ...told, notice: "accepted" }), undefined);
    for (const other of ["a:1", "19:design@thread.tacv2"])
      assert.equal(await findGreeted(ports, { ...told, conversation: id(other) }), undefined);
    const chosen = { ...invitation, team: { ...team, groupId: "group-2" } };
    assert.equal(await findGreeted(ports, { ...told, invitation: chosen }), undefined);
    teams.places.length = 0;
    assert.equal(await findGreeted(ports, told), undefined);
  });
});
