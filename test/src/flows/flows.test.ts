import assert from "node:assert/strict";
import { bindFlows } from "../../../src/flows/flows.ts";
import { aSubmission } from "../../build/a-submission.ts";
import { conversationReference } from "../../build/conversation-reference.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { failed, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../fakes/fake-outside.ts";
import { signInResource } from "../../fakes/fake-sign-in-page.ts";
import { jobsIn, keep } from "../../fakes/kept-in.ts";

const adele = person();

function world() {
  const outside = fakeOutside();
  return { outside, flows: bindFlows(outside.ports) };
}

describe("bindFlows", () => {
  it("opens a form for one person, with an id of its own and the address that was given", () => {
    const { flows } = world();
    const blank = { for: adele.id, values: {}, defaultRedirectUrl, inChannel: false };
    assert.deepEqual(flows.openForm(adele, "", "personal"), { ...blank, id: "00000000-0000-4000-8000-000000000001" });
    const filled = { ...blank, id: "00000000-0000-4000-8000-000000000002", values: { email: "sam@fabrikam.com" } };
    assert.deepEqual(flows.openForm(adele, "sam@fabrikam.com", "groupChat"), filled);
  });

  it("knows that a form in a channel has a link to lead to", () => {
    assert.equal(world().flows.openForm(adele, "", "channel").inChannel, true);
  });

  it("opens an empty form rather than one with an address that would burst the card", () => {
    const { flows } = world();
    assert.deepEqual(flows.openForm(adele, "x".repeat(1_001), "personal").values, {});
    assert.deepEqual(flows.openForm(adele, "x".repeat(1_000), "personal").values, { email: "x".repeat(1_000) });
  });

  it("binds what people do to the outside", async () => {
    const { outside, flows } = world();
    outside.directory.types.set(adele.id, "Member");
    const submission = aSubmission();
    const { id: asked } = submission;
    assert.equal(await flows.admitPerson({ person: adele.id, tenantId: "tenant" }), "admitted");
    assert.equal((await flows.submitForm(submission)).kind, "invited");
    assert.equal((await flows.retryInvitation({ id: asked, by: adele, ssoToken: undefined })).kind, "not-failed");
    assert.equal((await flows.showRedeemLink({ id: asked, by: adele, ssoToken: undefined })).kind, "link");
    assert.equal((await flows.lookUpStatus({ typed: "sam@fabrikam.com", by: adele, conversation: id("here") })).kind, "status");
    assert.equal(
      (await flows.listPending({ by: adele, conversation: id("here"), filter: { of: "mine" }, page: { kind: "first" } })).invitations
        .length,
      1,
    );
  });

  it("finds an invitation", async () => {
    const { outside, flows } = world();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await flows.findInvitation(open.id, { id: adele.id, conversation: id("elsewhere") }), open);
  });

  it("knows the link to where an invitation began, where others may go", () => {
    const { flows } = world();
    const inChannel = "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=tenant&parentMessageId=";
    assert.equal(flows.homeLink(invited()), `${inChannel}1700000000001`);
    const post = { conversation: id("19:general@thread.tacv2"), card: id("1700000000002") };
    assert.equal(flows.homeLink(invited({ home: post })), `${inChannel}1700000000002`);
    assert.equal(flows.homeLink(invited({ home: { ...post, conversation: id("a:1-adele") } })), undefined);
  });

  it("shows requests, and lists them, to those who may decide", async () => {
    const { outside, flows } = world();
    const request = awaiting();
    const { id: asked, approval } = request;
    await keep(outside, request);
    const megan = person({ name: "Megan Bowen" });
    outside.teams.rosters.set(id("19:approvals@thread.tacv2"), [megan]);
    assert.deepEqual((await flows.listWaiting(megan.id, undefined)).invitations, [request]);
    assert.deepEqual(await flows.showApproval(asked, { id: megan.id, conversation: id("a:1-megan") }), request);
    const inChannel = { id: adele.id, conversation: id(approval?.channel ?? ""), card: id("1700000000009") };
    assert.deepEqual(await flows.showCard(asked, inChannel), { kind: "living", invitation: request });
  });

  it("has the living card rendered once for many wishes", async () => {
    const { outside, flows } = world();
    const { id: invitation } = failed("busy");
    await flows.refreshCard(invitation);
    await flows.refreshCard(invitation);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation, due: at("10:00") }]);
  });

  it("remembers and forgets conversations", async () => {
    const { outside, flows } = world();
    const reference = conversationReference();
    await flows.rememberConversation(reference);
    assert.deepEqual(await outside.store.conversations.find(reference.id), reference);
    await flows.forgetConversation(reference);
    assert.equal(await outside.store.conversations.find(reference.id), undefined);
  });

  it("tells the first sight of an activity from any later one", async () => {
    const { flows } = world();
    assert.deepEqual([await flows.recordReceipt("a"), await flows.recordReceipt("a"), await flows.recordReceipt("b")], [true, false, true]);
  });

  it("asks for what a sign-in needs, and knows the way into the tenant", async () => {
    const { outside, flows } = world();
    const place = { teamsId: "29:adele", conversation: id("here"), serviceUrl: "https://smba.trafficmanager.net/emea/", botId: "28:bot" };
    assert.deepEqual(await flows.signInResource(place), signInResource);
    assert.deepEqual(outside.signInPage.asked, [place]);
    assert.equal(flows.tenantLink(), "https://teams.microsoft.com/?tenantId=tenant");
  });
});
