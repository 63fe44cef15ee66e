import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { offerTeam } from "../../../../src/flows/planning/offer-team.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:sales@thread.tacv2;messageid=1700000000001");
const name = "Contoso Partners";
const hour = 60 * 60_000;

function world({ isStandard = true, isClosed = false } = {}) {
  const outside = fakeOutside();
  outside.teams.places.push({ groupId: "group", teamName: name, channelId: "19:sales@thread.tacv2", channelName: "Sales", isStandard });
  outside.teamMembers.teams.set("group", { owners: [], members: new Set(), isClosed });
  return outside;
}

describe("offerTeam", () => {
  it("offers the team of a channel", async () => {
    assert.deepEqual(await offerTeam(world().ports, channel), { kind: "choice", name });
  });

  it("offers none in a chat, and asks nobody there", async () => {
    const outside = world();
    outside.teams.failure = new Error("not asked");
    assert.equal(await offerTeam(outside.ports, id("a:adele")), undefined);
    assert.deepEqual(outside.log.codes, []);
  });

  it("offers none where the policy wants none, and asks nobody there", async () => {
    const outside = world();
    outside.policy.change({ addToTeam: "off" });
    outside.teams.failure = new Error("not asked");
    assert.equal(await offerTeam(outside.ports, channel), undefined);
    assert.deepEqual(outside.log.codes, []);
  });

  it("offers none in a team that the bot isn't in", async () => {
    assert.equal(await offerTeam(fakeOutside().ports, channel), undefined);
  });

  it("says what the policy decided", async () => {
    const outside = world();
    outside.policy.change({ addToTeam: "on" });
    assert.deepEqual(await offerTeam(outside.ports, channel), { kind: "always", name });
    const hidden = world({ isStandard: false });
    hidden.policy.change({ addToTeam: "on" });
    assert.deepEqual(await offerTeam(hidden.ports, channel), { kind: "none", name, why: "private-channel" });
  });

  it("says that the team takes no guests", async () => {
    assert.deepEqual(await offerTeam(world({ isClosed: true }).ports, channel), { kind: "none", name, why: "guests-forbidden" });
  });

  it("offers nothing new for an hour after Entra said that nobody has consented", async () => {
    const { ports, clock } = world();
    await ports.teamConsent.note(false, clock.now());
    assert.deepEqual(await offerTeam(ports, channel), { kind: "if-ticked", name });
    await clock.advance(hour - 1);
    assert.deepEqual(await offerTeam(ports, channel), { kind: "if-ticked", name });
    await clock.advance(1);
    assert.deepEqual(await offerTeam(ports, channel), { kind: "choice", name });
  });

  it("offers nothing new, but keeps what was ticked, and logs why, when Teams can't tell", async () => {
    const outside = world();
    outside.teams.failure = new GuestlistError("teams-unavailable", "Teams answered 500");
    assert.deepEqual(await offerTeam(outside.ports, channel), { kind: "if-ticked" });
    assert.deepEqual(outside.log.codes, ["team-not-described"]);
    outside.policy.change({ addToTeam: "on" });
    assert.equal(await offerTeam(outside.ports, channel), undefined, "nobody has ticked anything");
  });

  it("offers the team when Graph can't say whether it takes guests", async () => {
    const outside = world();
    const teamMembers = { ...outside.ports.teamMembers, allowsGuests: () => Promise.reject(new Error("503")) };
    assert.deepEqual(await offerTeam({ ...outside.ports, teamMembers }, channel), { kind: "choice", name });
    assert.deepEqual(outside.log.codes, ["team-not-described"]);
  });

  it("keeps what was ticked when Teams doesn't answer", async () => {
    const { ports, clock, log } = world();
    const teams = { ...ports.teams, describe: async () => Promise.withResolvers<never>().promise };
    const offer = offerTeam({ ...ports, teams }, channel);
    await clock.advance(1_500);
    assert.deepEqual([await offer, clock.waiting, log.codes], [{ kind: "if-ticked" }, 0, ["team-not-described-in-time"]]);
  });

  it("offers the team when Graph doesn't answer whether it takes guests", async () => {
    const { ports, clock, log } = world();
    const teamMembers = { ...ports.teamMembers, allowsGuests: async () => Promise.withResolvers<never>().promise };
    const offer = offerTeam({ ...ports, teamMembers }, channel);
    await clock.advance(1_500);
    assert.deepEqual([await offer, clock.waiting, log.codes], [{ kind: "choice", name }, 0, ["team-not-described-in-time"]]);
  });
});
