import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { teamWishes } from "../../../../src/domain/policy/policy.ts";
import { planTeam } from "../../../../src/flows/planning/plan-team.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:sales@thread.tacv2;messageid=1700000000001");
const chat = id("a:adele");
const name = "Contoso Partners";

function world({ isStandard = true } = {}) {
  const outside = fakeOutside();
  outside.teams.places.push({ groupId: "group", teamName: name, channelId: "19:sales@thread.tacv2", channelName: "Sales", isStandard });
  return outside;
}

describe("planTeam", () => {
  for (const addToTeam of teamWishes) {
    for (const isTicked of [true, false]) {
      for (const [where, conversation, isStandard] of [
        ["a channel", channel, true],
        ["a private channel", channel, false],
        ["a chat", chat, true],
      ] as const) {
        const isWanted = where === "a channel" && (addToTeam === "on" || (addToTeam === "ask" && isTicked));
        it(`${isWanted ? "plans the team" : "plans nothing"} in ${where} where the policy says ${addToTeam} and the switch was ${isTicked ? "on" : "off"}`, async () => {
          const { ports, clock, policy } = world({ isStandard });
          policy.change({ addToTeam });
          const team = { groupId: "group", name, stage: "wanted", since: clock.now() };
          assert.deepEqual(await planTeam(ports, { conversation, isTicked }), { kind: "planned", ...(isWanted && { team }) });
        });
      }
    }
  }

  it("plans nothing in a team that the bot isn't in", async () => {
    assert.deepEqual(await planTeam(fakeOutside().ports, { conversation: channel, isTicked: true }), { kind: "planned" });
  });

  it("says that the team isn't known to a person who wants it, and invites without it where only the policy does", async () => {
    const outside = world();
    outside.teams.failure = new GuestlistError("teams-unavailable", "Teams answered 500");
    assert.deepEqual(await planTeam(outside.ports, { conversation: channel, isTicked: true }), { kind: "team-unknown" });
    assert.deepEqual(await planTeam(outside.ports, { conversation: channel, isTicked: false }), { kind: "planned" });
    assert.deepEqual(outside.log.codes, ["team-not-described"]);
    outside.policy.change({ addToTeam: "on" });
    assert.deepEqual(await planTeam(outside.ports, { conversation: channel, isTicked: false }), { kind: "planned" });
    assert.deepEqual(outside.log.codes, ["team-not-described", "team-not-described"]);
  });
});
