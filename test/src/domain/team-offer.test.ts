import assert from "node:assert/strict";
import fc from "fast-check";
import { teamWishes } from "../../../src/domain/policy/policy.ts";
import { isTeamWanted, teamOffer } from "../../../src/domain/team-offer.ts";
import type { TeamFacts } from "../../../src/domain/team-offer.ts";

const name = "Contoso Partners";
const usual: TeamFacts = { name, isStandard: true, allowsGuests: true, isConsentMissing: false };

describe("teamOffer", () => {
  for (const [what, wish, given, offer] of [
    ["lets the person choose", "ask", {}, { kind: "choice", name }],
    ["lets the person choose where guests aren't surely forbidden", "ask", { allowsGuests: "not-checked" }, { kind: "choice", name }],
    ["says that everybody joins", "on", {}, { kind: "always", name }],
    [
      "says that everybody joins though nobody consented: owners can add them by hand",
      "on",
      { isConsentMissing: true },
      { kind: "always", name },
    ],
    ["says that the team takes no guests", "ask", { allowsGuests: false }, { kind: "none", name, why: "guests-forbidden" }],
    ["says so too where everybody would join", "on", { allowsGuests: false }, { kind: "none", name, why: "guests-forbidden" }],
    [
      "says why not in a private channel where everybody would join",
      "on",
      { isStandard: false },
      { kind: "none", name, why: "private-channel" },
    ],
    ["says nothing in a private channel", "ask", { isStandard: false }, undefined],
    [
      "offers nothing new while nobody has consented, but keeps what was ticked",
      "ask",
      { isConsentMissing: true, allowsGuests: false },
      { kind: "if-ticked", name },
    ],
    ["says nothing where the policy wants nobody in teams", "off", {}, undefined],
  ] as const) {
    it(what, () => assert.deepEqual(teamOffer(wish, { ...usual, ...given }), offer));
  }
});

const anyFacts = fc.record({
  name: fc.string(),
  isStandard: fc.boolean(),
  allowsGuests: fc.constantFrom(true, false, "not-checked" as const),
  isConsentMissing: fc.boolean(),
});

describe("isTeamWanted", () => {
  it("wants a team only where the form offered it, or said that everybody joins", () => {
    fc.assert(
      fc.property(fc.constantFrom(...teamWishes), anyFacts, fc.boolean(), (wish, facts, isTicked) => {
        const offer = teamOffer(wish, facts);
        const isWanted = isTeamWanted(wish, facts, isTicked);
        if (offer?.kind === "always") assert.equal(isWanted, true);
        if (offer?.kind === "choice" || offer?.kind === "if-ticked") assert.equal(isWanted, isTicked);
        if (offer === undefined) assert.equal(isWanted, false);
        if (!facts.isStandard || wish === "off") assert.equal(isWanted, false);
      }),
    );
  });
});
