import assert from "node:assert/strict";
import type { Approval } from "../../../../src/domain/approval.ts";
import { moveRequest } from "../../../../src/flows/telling/move-request.ts";
import { tellApprovers } from "../../../../src/flows/telling/tell-approvers.ts";
import { updateCard } from "../../../../src/flows/telling/update-card.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const request = awaiting();
const { card: _, ...withoutCard } = anApproval();
const place = { channel: id("19:new@thread.tacv2"), locale: "fr-FR", timeZone: "Europe/Paris" };
const moved = { ...request, version: 2, approval: { ...withoutCard, ...place } };
const post = { kind: "post-approval", invitation: request.id, due: at("10:00") };
const unreachable = { kind: "unreachable" } as const;

async function world(channel: Approval["channel"] = place.channel) {
  const outside = fakeOutside();
  await keep(outside, request);
  const { locale, timeZone } = place;
  await outside.ports.settings.chooseApprovalsPlace({ conversation: channel, by: person().id, locale, timeZone, since: at("09:00") });
  return { ...outside, outside, stored: () => outside.store.invitations.find(request.id) };
}

type World = Awaited<ReturnType<typeof world>>;

describe("moveRequest", () => {
  it("asks again in the channel that was chosen in the meantime", async () => {
    const { ports, outside, stored } = await world();
    assert.equal(await moveRequest(ports, request), true);
    assert.deepEqual([await stored(), jobsIn(outside)], [moved, [post]]);
  });

  for (const [what, move] of [
    ["the card can't be edited", ({ ports }: World) => updateCard(ports, "approvals", request.id, aTelling())],
    ["nobody can be told", ({ ports }: World) => tellApprovers(ports, { invitation: request.id, what: "reminded" }, aTelling())],
  ] as const) {
    it(`does so when ${what}`, async () => {
      const there = await world();
      there.approvals.planned.push(unreachable);
      assert.deepEqual(await move(there), { kind: "done" });
      assert.deepEqual(await there.stored(), moved);
    });
  }

  it("makes its own channel known again, in case the bot was only away", async () => {
    const { ports } = await world(anApproval().channel);
    await ports.conversations.remember(conversationReference());
    assert.equal(await moveRequest(ports, request), false);
    assert.equal((await ports.conversations.find(anApproval().channel))?.kind, "channel");
  });

  it("stays where it is when no other channel was chosen, when it was decided, or moved on at the same moment", async () => {
    const same = await world(anApproval().channel);
    assert.equal(await moveRequest(same.ports, request), false);
    const none = fakeOutside();
    assert.equal(await moveRequest(none.ports, request), false);
    const { ports, outside, stored } = await world();
    assert.equal(await moveRequest(ports, invited({ approval: anApproval() })), false);
    await keep(outside, { ...request, version: 2 });
    assert.equal(await moveRequest(ports, request), false);
    assert.deepEqual([await stored(), jobsIn(outside)], [{ ...request, version: 2 }, []]);
  });
});
