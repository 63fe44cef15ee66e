import assert from "node:assert/strict";
import { ownersCard, ownersData } from "../../../src/cards/owners.ts";
import type { TeamPlan } from "../../../src/domain/team-plan.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const texts = textsFor("en");
const email = "dana@fabrikam.com";
const requester = person({ name: "Adele" });
const megan = person({ name: "Megan" });
const plan = { groupId: "group-1", name: "Partners", since: at("10:00") } as const;
const by = { id: megan.id, name: "Megan" };
const withPlan = (team: TeamPlan) => accepted({ email, requester, team });
const shown = (team: TeamPlan) => {
  const { text, actions } = ownersData({ invitation: withPlan(team) }, texts);
  return [text, ...actions.map(({ verb }) => verb)];
};

describe("ownersCard", () => {
  it("mentions the owners while they are asked", () => {
    const view = { invitation: withPlan({ ...plan, stage: "wanted" }), toMention: { people: [megan, requester] } } as const;
    const { text, mentions, actions } = ownersData(view, texts);
    assert.match(
      text,
      /^<at>Megan<\/at> and <at>Adele<\/at>: dana@fabrikam\.com has accepted the invitation of Adele\. Add them to Partners/,
    );
    assert.deepEqual(
      mentions.map(({ mentioned }) => mentioned.name),
      ["Megan", "Adele"],
    );
    assert.deepEqual(
      actions.map(({ verb, title }) => [verb, title]),
      [["add-to-team", "Add dana@fabrikam.com to Partners"]],
    );
  });

  it("asks any owner where nobody knows who they are", () => {
    const [text, ...verbs] = shown({ ...plan, stage: "wanted" });
    assert.match(text ?? "", /has accepted the invitation of Adele\. An owner can add them to Partners/);
    assert.deepEqual(verbs, ["add-to-team"]);
  });

  for (const stage of ["added", "seen"] as const) {
    it(`says who added the partner, and lets them undo it: ${stage}`, () => {
      assert.deepEqual(shown({ ...plan, stage, by }), ["✓ Megan added dana@fabrikam.com to Partners", "remove-from-team"]);
      assert.deepEqual(shown({ ...plan, stage }), ["✓ dana@fabrikam.com is in Partners"]);
    });
  }

  it("asks again after that was undone", () => {
    assert.deepEqual(shown({ ...plan, stage: "undone", by }), ["Megan took dana@fabrikam.com out of Partners again", "add-to-team"]);
    assert.deepEqual(shown({ ...plan, stage: "undone" }), ["dana@fabrikam.com isn't in Partners any more", "add-to-team"]);
  });

  it("has nothing to press when the partner is no guest, or must accept once more", () => {
    const team: TeamPlan = { ...plan, stage: "added", by };
    const removed = anInvitation({ email, team, state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } });
    for (const [invitation, text] of [
      [removed, /nobody to add any more: dana@fabrikam\.com/],
      [invited({ email, team }), /dana@fabrikam\.com must accept the invitation once more/],
    ] as const) {
      const data = ownersData({ invitation }, texts);
      assert.match(data.text, text);
      assert.deepEqual(data.actions, []);
    }
  });

  it("says in every button which card it is on, and shows a note above", () => {
    const invitation = withPlan({ ...plan, stage: "wanted" });
    const card = Object(ownersCard({ invitation, note: "Ada: no" }, texts));
    assert.deepEqual(card.actions[0].data, { invitation: invitation.id, owners: 1 });
    assert.equal(card.body[0].text, "Ada: no");
  });
});
