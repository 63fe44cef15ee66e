import assert from "node:assert/strict";
import { postedCard, withPostedCard } from "../../../src/domain/posted-card.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const requester = person({ locale: "fr-FR", timeZone: "Europe/Paris" });
const request = awaiting({ requester }, { locale: "de-DE", timeZone: "Europe/Berlin" });
const { card: _, ...withoutCard } = anApproval({ locale: "de-DE", timeZone: "Europe/Berlin" });

describe("postedCard", () => {
  it("is the message in the home, in the requester's language", () => {
    assert.deepEqual(postedCard(request, "home"), { ...request.home, locale: "fr-FR", timeZone: "Europe/Paris" });
  });

  it("is the message in the approvals channel, in the language of the channel", () => {
    const { conversation, card, locale, timeZone } = postedCard(request, "approvals") ?? {};
    assert.deepEqual([conversation, card], [request.approval?.channel, request.approval?.card]);
    assert.deepEqual([locale, timeZone], ["de-DE", "Europe/Berlin"]);
  });

  it("has no message before it is posted, and no card for approvers without an approval", () => {
    assert.equal(postedCard({ ...request, approval: withoutCard }, "approvals")?.card, undefined);
    assert.equal(postedCard(invited(), "approvals"), undefined);
  });
});

describe("withPostedCard", () => {
  it("changes the message in that place only", () => {
    const card = id("1700000000009");
    const version = request.version + 1;
    assert.deepEqual(withPostedCard(request, "home", card), { ...request, version, home: { ...request.home, card } });
    const approval = { ...withoutCard, card };
    assert.deepEqual(withPostedCard({ ...request, approval: withoutCard }, "approvals", card), { ...request, version, approval });
  });
});
