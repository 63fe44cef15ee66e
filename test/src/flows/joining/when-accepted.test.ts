import assert from "node:assert/strict";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { ownersAskJobs, whenAccepted } from "../../../../src/flows/joining/when-accepted.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1") } as const;
const place = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const plan = { groupId: "group-1", name: "Partners", since: at("09:00") } as const;
const by = { id: id("megan"), name: "Megan" } as const;
const inStage = (stage: TeamPlan["stage"]) => accepted({ home, team: { ...plan, stage, by } });

function world() {
  const outside = fakeOutside();
  outside.teams.places.push(place);
  return { ...outside, keysOf: async (given: Parameters<typeof whenAccepted>[1]) => keys(await whenAccepted(outside.ports, given)) };
}
const keys = ({ jobs }: Awaited<ReturnType<typeof whenAccepted>>) => jobs.map(({ key }) => key);

describe("whenAccepted", () => {
  it("asks the owners where the partner is only wanted in the team of a channel", async () => {
    const { ports, keysOf } = world();
    const wanted = inStage("wanted");
    assert.deepEqual(await whenAccepted(ports, wanted), {
      invitation: wanted,
      events: [],
      jobs: ownersAskJobs(wanted, ports.clock),
    });
    assert.deepEqual(await keysOf(wanted), [`ask-owners:${wanted.id}`]);
    assert.deepEqual(await keysOf({ ...wanted, home: { conversation: id("a:1-adele") } }), []);
  });

  it("sees a partner who was added before, at the moment of the acceptance", async () => {
    const { ports, teams } = world();
    teams.guests.set(id("guest-1"), { teamsId: "29:dana", name: "" });
    const added = inStage("added");
    const heardAt = added.state.kind === "accepted" ? added.state.heardAt : undefined;
    const { invitation, events, jobs } = await whenAccepted(ports, added);
    assert.deepEqual(invitation, { ...added, team: { ...plan, stage: "seen", since: heardAt, by } });
    assert.deepEqual([events, jobs], [[{ at: at("10:00"), invitation: added.id, what: "seen-in-team", detail: "group-1" }], []]);
  });

  it("looks again later where the team doesn't show them yet, or can't be asked", async () => {
    const { teams, keysOf, log } = world();
    assert.deepEqual(await keysOf(inStage("added")), ["see-member:group-1:guest-1"]);
    teams.failure = new GuestlistError("teams-unavailable", "down");
    assert.deepEqual(await keysOf(inStage("added")), ["see-member:group-1:guest-1"]);
    assert.deepEqual(log.codes, ["membership-not-read"]);
    teams.failure = new TypeError("broken");
    await assert.rejects(keysOf(inStage("added")), TypeError);
  });

  it("does nothing without a plan, for one that has ended, or before the acceptance", async () => {
    const { ports } = world();
    for (const invitation of [
      accepted({ home }),
      inStage("seen"),
      inStage("undone"),
      invited({ home, team: { ...plan, stage: "wanted" } }),
    ])
      assert.deepEqual(await whenAccepted(ports, invitation), { invitation, events: [], jobs: [] });
    assert.deepEqual(ownersAskJobs(invited({ home, team: { ...plan, stage: "wanted" } }), ports.clock), []);
  });
});
