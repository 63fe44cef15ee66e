import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { JobTask } from "../../../../src/domain/job.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { addToTeam } from "../../../../src/flows/joining/add-to-team.ts";
import { removeFromTeam } from "../../../../src/flows/joining/remove-from-team.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { CrashPoint } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { letTimePass, runDueJobs } from "../../../fakes/run-due-jobs.ts";

const guest = id("guest-1");
const megan = person({ name: "Megan" });
const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1700000000002") } as const;
const channel = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const wanted: TeamPlan = { groupId: "group-1", name: "Partners", stage: "wanted", since: at("09:00") };
const added: TeamPlan = { ...wanted, stage: "added", by: { id: megan.id, name: megan.name } };

async function world(team: TeamPlan, isIn: boolean) {
  const outside = fakeOutside();
  const invitation: Invitation = { ...accepted(), home, team };
  await keep(outside, invitation);
  await outside.ports.conversations.remember(conversationReference({ id: home.conversation }));
  outside.teams.places.push(channel);
  outside.teams.ownersOf.set(id(channel.channelId), [megan]);
  const members = new Set(isIn ? [guest] : []);
  outside.teamMembers.teams.set("group-1", { owners: [megan.id], members, name: "Partners" });
  outside.teamMembers.users.add(guest);
  if (isIn) outside.teams.guests.set(guest, { teamsId: "29:dana", name: "Dana" });
  const plan = async () => (await outside.store.invitations.find(invitation.id))?.team;
  const count = (what: string) => outside.store.events().filter((event) => event.what === what).length;
  const input = { by: megan, conversation: home.conversation, ssoToken: outside.identity.tokenFor(megan.id) };
  return { ...outside, invitation, members, plan, count, input };
}

/** Calls `check` with each world in which a process died, after another one has had the time to end the work. */
async function afterEveryDeath<W extends FakeOutside>(
  make: () => Promise<W>,
  work: (ports: W["ports"], world: W) => Promise<unknown>,
  check: (world: W, point: CrashPoint) => Promise<void>,
): Promise<number> {
  let deaths = 0;
  for (const when of ["before", "after"] as const) {
    for (let call = 0, died = true; died; call += 1) {
      const one = await make();
      died = await diesIn(one.ports, { call, when }, (mortal) => work(mortal, one));
      deaths += Number(died);
      await one.clock.advance(120_000);
      await letTimePass({ ...one.ports, clock: one.clock }, 180_000);
      await check(one, { call, when });
    }
  }
  return deaths;
}

const runningJob = (team: TeamPlan, isIn: boolean, task: (invitation: Invitation) => JobTask) => async () => {
  const one = await world(team, isIn);
  await one.ports.jobs.enqueue({ task: task(one.invitation), due: one.clock.now() });
  return one;
};

describe("A process that dies while a partner joins a team", () => {
  it("asks the owners all the same, on one card that is known, and at most on one more", async () => {
    const make = runningJob(wanted, false, ({ id: invitation }) => ({ kind: "ask-owners", invitation }));
    const deaths = await afterEveryDeath(make, runDueJobs, async ({ notifier, plan, count }, { call, when }) => {
      const posted = notifier.owners.filter(({ card }) => card === undefined).length;
      assert.ok([1, 2].includes(posted), `${posted} cards after ${when} ${call}`);
      assert.notEqual((await plan())?.ask?.card, undefined, `${when} ${call}`);
      assert.equal(count("owners-asked"), 1, `${when} ${call}`);
    });
    assert.ok(deaths > 10, String(deaths));
  });

  it("sees them in the team once, and tells it at most twice", async () => {
    const make = runningJob(added, true, () => ({ kind: "see-member", group: "group-1", user: guest }));
    const deaths = await afterEveryDeath(make, runDueJobs, async ({ notifier, plan, count }, { call, when }) => {
      assert.equal((await plan())?.stage, "seen", `${when} ${call}`);
      assert.equal(count("seen-in-team"), 1, `${when} ${call}`);
      assert.ok([1, 2].includes(notifier.said.length), `${notifier.said.length} notices after ${when} ${call}`);
    });
    assert.ok(deaths > 10, String(deaths));
  });

  it("adds them at one of two presses, and the plan never says more than is so", async () => {
    const press = (ports: FakeOutside["ports"], { invitation, input }: Awaited<ReturnType<typeof world>>) =>
      addToTeam(ports, { ...input, who: { id: invitation.id } });
    const deaths = await afterEveryDeath(
      () => world(wanted, false),
      press,
      async (one, { call, when }) => {
        const stage = (await one.plan())?.stage;
        assert.ok(stage === "wanted" || one.members.has(guest), `${stage} after ${when} ${call}`);
        await press(one.ports, one);
        assert.deepEqual([(await one.plan())?.stage, [...one.members]], ["added", [guest]], `${when} ${call}`);
        assert.ok(one.count("added-to-team") <= 1);
      },
    );
    assert.ok(deaths > 5, String(deaths));
  });

  it("takes them out at one of two presses of Undo, and says so", async () => {
    const press = (ports: FakeOutside["ports"], { invitation, input }: Awaited<ReturnType<typeof world>>) =>
      removeFromTeam(ports, { ...input, id: invitation.id });
    const deaths = await afterEveryDeath(
      () => world(added, true),
      press,
      async (one, { call, when }) => {
        await press(one.ports, one);
        assert.deepEqual(
          [(await one.plan())?.stage, [...one.members], one.count("removed-from-team")],
          ["undone", [], 1],
          `${when} ${call}`,
        );
      },
    );
    assert.ok(deaths > 3, String(deaths));
  });
});
