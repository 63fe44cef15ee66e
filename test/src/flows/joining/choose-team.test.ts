import assert from "node:assert/strict";
import { chooseTeam } from "../../../../src/flows/joining/choose-team.ts";
import type { ChoiceInput } from "../../../../src/flows/joining/choose-team.ts";
import { id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const conversation = id("a:1-adele") as ChoiceInput["conversation"];
const home = { conversation, card: id("1700000000002") } as const;

async function world(invitation = accepted({ requester: adele, home })) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  const input = { who: { id: invitation.id }, by: adele, conversation, ssoToken: outside.identity.tokenFor(adele.id) };
  const press = (given: Partial<ChoiceInput> = {}) => chooseTeam(outside.ports, { ...input, ...given });
  return { ...outside, invitation, press, link: outside.ports.terms.teamsUrl };
}

describe("chooseTeam", () => {
  it("gives the teams that the person owns, by name", async () => {
    const { press, teamMembers, invitation, link } = await world();
    const { email, options } = invitation;
    for (const [group, name, owner] of [
      ["group-1", "Partners", adele.id],
      ["group-2", "Falcon", adele.id],
      ["group-3", "Others", id("megan")],
    ] as const)
      teamMembers.teams.set(group, { owners: [owner], members: new Set(), name });
    const teams = [
      { groupId: "group-2", name: "Falcon" },
      { groupId: "group-1", name: "Partners" },
    ];
    assert.deepEqual(await press(), { kind: "teams", partner: { email, options, invitation }, teams, link });
  });

  it("gives none, or says that nobody may read them", async () => {
    const { press, teamMembers, identity, invitation, link } = await world();
    const { email, options } = invitation;
    assert.deepEqual(await press(), { kind: "teams", partner: { email, options, invitation }, teams: [], link });
    teamMembers.permitted.reading = false;
    assert.deepEqual(await press(), { kind: "teams", partner: { email, options, invitation }, teams: "not-checked", link });
    identity.exchange = { kind: "consent-needed" };
    assert.deepEqual(await press(), { kind: "teams", partner: { email, options, invitation }, teams: "not-checked", link });
  });

  it("gives them for the user of an address, too", async () => {
    const { press, link } = await world();
    const address = "somebody@fabrikam.com";
    assert.deepEqual(await press({ who: { address } }), { kind: "teams", partner: { email: address, options: {} }, teams: [], link });
  });

  it("waits for acceptance", async () => {
    const pending = invited({ requester: adele, home });
    const { press } = await world(pending);
    assert.deepEqual(await press(), { kind: "not-accepted", invitation: pending });
  });

  it("asks for a sign-in, a stronger one where Entra wants it, and finds no invitation that the person may not see", async () => {
    const { press, identity } = await world();
    assert.deepEqual(await press({ ssoToken: undefined }), { kind: "sign-in-needed" });
    assert.deepEqual(await press({ by: person({ name: "Megan" }), conversation: id("a:megan") }), { kind: "unknown-invitation" });
    identity.exchange = { kind: "strong-auth-needed", claims: "{}" };
    assert.equal((await press()).kind, "not-signed-in");
  });
});
