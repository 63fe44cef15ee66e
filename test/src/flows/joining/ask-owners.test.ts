import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { askOwners } from "../../../../src/flows/joining/ask-owners.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan" });
const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1700000000002") } as const;
const place = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const team: TeamPlan = { groupId: "group-1", name: "Partners", stage: "wanted", since: at("09:00") };
const done = { kind: "done" };

async function world(given: Partial<Invitation> = {}, owners = [megan]) {
  const outside = fakeOutside();
  const invitation = { ...accepted({ requester: adele, home, team }), ...given };
  await keep(outside, invitation);
  outside.teams.places.push(place);
  outside.teams.ownersOf.set(id(place.channelId), owners);
  outside.teamMembers.teams.set("group-1", { owners: owners.map((one) => one.id), members: new Set() });
  outside.teamMembers.users.add(id("guest-1"));
  await outside.ports.conversations.remember(conversationReference({ id: home.conversation }));
  const stored = async () => (await outside.store.invitations.find(invitation.id))?.team;
  const ask = (telling = aTelling()) => askOwners(outside.ports, invitation.id, telling);
  const events = () => outside.store.events().map(({ what }) => what);
  const mentioned = () => outside.notifier.owners.map((card) => card.mentioned);
  return { ...outside, invitation, ask, stored, events, mentioned };
}

describe("askOwners", () => {
  it("posts one card that mentions the owners, and keeps its id", async () => {
    const { ask, stored, events, mentioned } = await world();
    assert.deepEqual(await ask(), done);
    const { ask: asked } = (await stored()) ?? {};
    assert.equal(asked?.conversation, home.conversation);
    assert.notEqual(asked.card, undefined);
    assert.deepEqual(events(), ["owners-asked"]);
    assert.deepEqual(mentioned(), [[megan.id]]);
    assert.deepEqual([await ask(), mentioned().length], [done, 1]);
  });

  it("mentions the requester first if they own the team, and at most five owners", async () => {
    const many = [1, 2, 3, 4, 5].map((number) => person({ name: `Owner ${number}` }));
    const { ask, mentioned } = await world({}, [...many, adele]);
    await ask();
    assert.deepEqual(mentioned(), [[adele, ...many.slice(0, 4)].map((one) => one.id)]);
  });

  it("asks without a mention where nobody may read who owns the team", async () => {
    const { ask, teams, teamMembers, mentioned } = await world();
    teams.ownersOf.clear();
    teamMembers.permitted.reading = false;
    await ask();
    assert.deepEqual(mentioned(), [[]]);
  });

  it("asks nobody, and adds nobody, once the policy says never", async () => {
    const { ask, policy, teamMembers, stored, mentioned } = await world({}, [adele]);
    teamMembers.permitted.app = true;
    policy.change({ addToTeam: "off" });
    assert.deepEqual([await ask(), await stored(), mentioned(), teamMembers.asked], [done, team, [], []]);
  });

  it("asks nobody if the partner is in the team already", async () => {
    const { ask, teams, stored, mentioned, events } = await world();
    teams.guests.set(id("guest-1"), { teamsId: "29:dana", name: "Dana" });
    assert.deepEqual(await ask(), done);
    assert.deepEqual([(await stored())?.stage, mentioned(), events()], ["added", [], []]);
  });

  const approval = anApproval({ decision: { kind: "approved", by: megan.id, name: "Megan", at: at("09:30") } });
  for (const [who, given, owners] of [
    ["the requester", {}, [adele]],
    ["the approver", { approval }, [megan]],
  ] as const) {
    it(`lets the app add by itself where it may, if ${who} owns the team now`, async () => {
      const { ask, teamMembers, stored, mentioned, store } = await world(given, [...owners]);
      teamMembers.permitted.app = true;
      assert.deepEqual(await ask(), done);
      const plan = await stored();
      assert.deepEqual([plan?.stage, plan?.by, mentioned(), teamMembers.asked], ["added", undefined, [], ["app"]]);
      assert.deepEqual(
        store.events().map(({ what, by }) => [what, by]),
        [["added-to-team", undefined]],
      );
    });
  }

  it("never lets the app add what no owner wanted", async () => {
    const rejecting = anApproval({ decision: { kind: "rejected", by: megan.id, name: "Megan", at: at("09:30"), reason: "No" } });
    for (const given of [{}, { approval: rejecting }]) {
      const { ask, teamMembers, stored } = await world(given);
      teamMembers.permitted.app = true;
      await ask();
      assert.deepEqual([teamMembers.asked, (await stored())?.stage], [[], "wanted"]);
    }
  });

  it("asks them where Graph refused a person: to the app it doesn't say that Teams takes no guests", async () => {
    const { ask, teamMembers, mentioned } = await world({ team: { ...team, hindrance: "refused" } }, [adele]);
    teamMembers.permitted.app = true;
    await ask();
    assert.deepEqual([teamMembers.asked, mentioned()], [[], [[adele.id]]]);
  });

  it("asks them where the app tried in vain", async () => {
    const { ask, teamMembers, stored, mentioned } = await world({}, [adele]);
    teamMembers.nextAdd = { kind: "guests-forbidden" };
    await ask();
    assert.deepEqual([teamMembers.asked, (await stored())?.stage, mentioned()], [["app"], "wanted", [[adele.id]]]);
  });

  for (const [what, given] of [
    ["the partner has not accepted", { state: invited().state }],
    ["nobody wants them in a team", { team: { ...team, stage: "undone" } }],
    ["the invitation began in a chat", { home: { conversation: id("a:1-adele"), card: id("1") } }],
  ] as const) {
    it(`asks nobody if ${what}`, async () => {
      const { ask, mentioned, stored } = await world(given);
      assert.deepEqual(await ask(), done);
      assert.deepEqual([mentioned(), (await stored())?.ask], [[], undefined]);
    });
  }

  it("notes no question if an owner was faster between two readings", async () => {
    const { ask, ports, invitation, mentioned, stored, events } = await world();
    const { owners } = ports.teamMembers;
    ports.teams.owners = async () => "not-checked";
    ports.teamMembers.owners = async (groupId) => {
      const added = { ...invitation, team: { ...team, stage: "added" }, version: invitation.version + 1 } as const;
      await ports.invitations.commit({ invitations: [added], events: [], jobs: [] });
      return owners.call(ports.teamMembers, groupId);
    };
    assert.deepEqual(await ask(), done);
    assert.deepEqual([mentioned(), (await stored())?.ask, events()], [[], undefined, []]);
  });

  it("doesn't post again when the first card may be there, until somebody could have pressed it", async () => {
    const { ask, notifier, mentioned, stored } = await world();
    notifier.planned.push(new GuestlistError("outcome-unknown", "lost"));
    const telling = aTelling();
    assert.deepEqual((await ask(telling)).kind, "retry");
    assert.deepEqual((await stored())?.ask, { conversation: home.conversation });
    assert.equal((await ask(aTelling({ times: 1, since: at("10:00") }))).kind, "retry");
    assert.deepEqual(mentioned(), []);
  });

  it("tries later while Teams doesn't find the thread, and daily while the bot is out", async () => {
    const { ask, notifier, log } = await world();
    notifier.planned.push({ kind: "not-now" }, { kind: "unreachable" });
    assert.equal((await ask()).kind, "retry");
    assert.equal((await ask()).kind, "retry");
    assert.deepEqual(log.codes.slice(-1), ["owners-not-reached"]);
  });
});
