import assert from "node:assert/strict";
import { approverAt, copyPlace, placesOf, postedCard, withPostedCard } from "../../../src/domain/posted-card.ts";
import { aCopy, anApproval, awaiting } from "../../build/an-approval.ts";
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

describe("the copies of an approval card", () => {
  const [megan, noor] = [person({ name: "Megan Bowen" }), person({ name: "Noor Haddad", locale: "ar" })];
  const copies = [aCopy(megan, { card: id("1700000000031") }), aCopy(noor)];
  const copied = { ...request, approval: anApproval({ copies }) };

  it("are each in the chat of one approver, in that person's language", () => {
    const { conversation, card, locale } = postedCard(copied, copyPlace(megan.id)) ?? {};
    assert.deepEqual([conversation, card, locale], ["a:person-megan", "1700000000031", "en-US"]);
    assert.deepEqual(postedCard(copied, copyPlace(noor.id)), { conversation: "a:person-noor", locale: "en-US", timeZone: "UTC" });
    assert.equal(postedCard(copied, copyPlace(id("nobody"))), undefined);
    assert.equal(postedCard(invited(), copyPlace(megan.id)), undefined);
  });

  it("are places of the invitation, each named by its approver", () => {
    assert.deepEqual(placesOf(copied), ["home", "approvals", "copy:person-megan", "copy:person-noor"]);
    assert.deepEqual([placesOf(request), placesOf(invited())], [["home", "approvals"], ["home"]]);
    assert.deepEqual(placesOf(copied).map(approverAt), [undefined, undefined, megan.id, noor.id]);
  });

  it("get their messages one by one", () => {
    const card = id("1700000000032");
    const next = withPostedCard(copied, copyPlace(noor.id), card);
    const approval = { ...copied.approval, copies: [copies[0], { ...copies[1], card }] };
    assert.deepEqual(next, { ...copied, version: copied.version + 1, approval });
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
