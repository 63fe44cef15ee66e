import assert from "node:assert/strict";
import { bindFlows } from "../../../src/flows/flows.ts";
import type { Flows } from "../../../src/flows/flows.ts";
import { aSubmission } from "../../build/a-submission.ts";
import { conversationReference } from "../../build/conversation-reference.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";
import { signInResource } from "../../fakes/fake-sign-in-page.ts";
import { jobsIn, keep } from "../../fakes/kept-in.ts";

const adele = person();

function world() {
  const outside = fakeOutside();
  return { outside, flows: bindFlows(outside.ports) };
}

const megan = person({ name: "Megan Bowen" });
const unknown = { kind: "unknown-invitation" };
const byNobody = { id: id("unknown"), by: adele, conversation: id("here"), ssoToken: undefined };
const decision = { ...byNobody, conversation: id("19:approvals@thread.tacv2") };
const reopening = {
  id: id("unknown"),
  by: adele,
  conversation: id("here"),
  viewer: { id: adele.id, conversation: id("here") },
  where: { kind: "channel", conversation: id("here") },
} as const;
const chat = { kind: "personal", conversation: id("a:adele") } as const;
const place = conversationReference();
const here = { id: adele.id, conversation: id("here") };
const latePress = { message: { conversation: id("here"), card: id("1") }, by: adele } as const;
const signInPlace = { teamsId: "29:adele", conversation: id("here"), serviceUrl: "https://smba.trafficmanager.net/emea/", botId: "28:bot" };
const inChannel = "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=tenant&parentMessageId=";

interface Answer {
  readonly of: (flows: Flows, outside: FakeOutside) => unknown;
  readonly is: unknown;
}

/** One call of each flow, and what it comes to: what the flow answered, or what it left behind. */
const answers: Readonly<Record<keyof Flows, Answer>> = {
  admitPerson: { of: (flows) => flows.admitPerson({ person: adele.id, tenantId: "another" }), is: "stranger" },
  isKnownAdmin: { of: async (flows) => flows.isKnownAdmin(adele.id), is: false },
  namePerson: { of: (flows) => flows.namePerson(adele, undefined), is: undefined },
  openForm: { of: async (flows) => (await flows.openForm(adele, "", chat)).for, is: adele.id },
  reopenForm: { of: async (flows) => (await flows.reopenForm(id("a-form"), adele, chat, "")).id, is: id("a-form") },
  submitForm: { of: async (flows) => (await flows.submitForm(aSubmission())).kind, is: "invited" },
  continueInChat: {
    of: async (flows, { log }) => {
      await flows.continueInChat({ by: adele.id, conversation: id("here"), why: "userconsentrequired" });
      return log.codes;
    },
    is: ["silent-sign-in-failed"],
  },
  retryInvitation: { of: (flows) => flows.retryInvitation(byNobody), is: unknown },
  resendInvitation: { of: (flows) => flows.resendInvitation({ ...byNobody, resends: 0 }), is: unknown },
  approveInvitation: { of: (flows) => flows.approveInvitation({ ...decision, confirmed: [] }), is: unknown },
  rejectInvitation: { of: (flows) => flows.rejectInvitation({ ...decision, reason: "No." }), is: unknown },
  askBack: { of: (flows) => flows.askBack({ ...decision, question: "Why?" }), is: unknown },
  openChanges: { of: (flows) => flows.openChanges(decision), is: unknown },
  askToRevoke: { of: (flows) => flows.askToRevoke(byNobody), is: unknown },
  revokeInvitation: { of: (flows) => flows.revokeInvitation(byNobody), is: unknown },
  fixAddress: { of: (flows) => flows.fixAddress(reopening), is: unknown },
  inviteAgain: { of: (flows) => flows.inviteAgain(reopening), is: unknown },
  useForApprovals: { of: (flows) => flows.useForApprovals({ place, by: adele, ssoToken: undefined }), is: "sign-in-needed" },
  tryOne: { of: async (flows) => (await flows.tryOne({ by: adele, ssoToken: undefined })).kind, is: "sign-in-needed" },
  withdrawRequest: { of: (flows) => flows.withdrawRequest(decision), is: unknown },
  answerQuestion: { of: (flows) => flows.answerQuestion({ ...decision, answer: "Because." }), is: unknown },
  showRedeemLink: { of: (flows) => flows.showRedeemLink(byNobody), is: unknown },
  showHeadsUp: { of: (flows) => flows.showHeadsUp(byNobody), is: unknown },
  showHearing: { of: async (flows) => flows.showHearing(adele.id), is: { kind: "not-admin" } },
  lookUpStatus: {
    of: (flows) => flows.lookUpStatus({ typed: "sam", by: adele, conversation: id("here") }),
    is: { kind: "problem", problem: "email-malformed" },
  },
  listPending: {
    of: async (flows) =>
      (await flows.listPending({ by: adele, conversation: id("here"), filter: { of: "mine" }, page: { kind: "first" } })).count,
    is: 0,
  },
  listWaiting: { of: (flows) => flows.listWaiting(adele.id, undefined), is: { invitations: [], now: at("10:00") } },
  showApproval: {
    of: async (flows, outside) => {
      const asked = awaiting();
      await keep(outside, asked);
      return (await flows.showApproval(asked.id, { id: adele.id, conversation: decision.conversation }))?.state.kind;
    },
    is: "awaiting-approval",
  },
  limitPerson: { of: async (flows) => (await flows.limitPerson("person-adele", "form")).kind, is: "within" },
  showCard: { of: (flows) => flows.showCard(id("unknown"), { ...here, card: id("1") }), is: unknown },
  showHistory: { of: (flows) => flows.showHistory(id("unknown"), here), is: unknown },
  addInvited: { of: (flows) => flows.addInvited(byNobody), is: undefined },
  addToTeam: { of: (flows) => flows.addToTeam({ ...byNobody, who: { id: id("unknown") }, conversation: id("here") }), is: unknown },
  removeFromTeam: { of: (flows) => flows.removeFromTeam({ ...byNobody, conversation: id("here") }), is: unknown },
  chooseTeam: { of: (flows) => flows.chooseTeam({ ...byNobody, who: { id: id("unknown") }, conversation: id("here") }), is: unknown },
  noteMembers: {
    of: (flows) => flows.noteMembers({ place: conversationReference({ id: id("here") }), came: [id("guest-1")], left: [] }),
    is: undefined,
  },
  findInvitation: {
    of: async (flows, outside) => {
      const open = invited();
      await keep(outside, open);
      return (await flows.findInvitation(open.id, here))?.state.kind;
    },
    is: "invited",
  },
  promiseAnswer: {
    of: async (flows, { ports, store }) => {
      await flows.promiseAnswer(latePress);
      return [await ports.lateAnswers.find(latePress.message, adele.id), store.storedJobs().map(({ due }) => due)];
    },
    is: [{ ...latePress, keptAt: at("10:00") }, [at("10:02")]],
  },
  keepAnswer: {
    of: async (flows, { ports, store }) => {
      await flows.keepAnswer(latePress, { kind: "lost" });
      return [await ports.lateAnswers.find(latePress.message, adele.id), store.storedJobs().map(({ due }) => due)];
    },
    is: [{ ...latePress, keptAt: at("10:00"), content: { kind: "lost" } }, [at("10:00")]],
  },
  dropAnswer: {
    of: async (flows, { ports }) => {
      await flows.keepAnswer(latePress, { kind: "lost" });
      await flows.dropAnswer(latePress);
      return ports.lateAnswers.find(latePress.message, adele.id);
    },
    is: undefined,
  },
  sayLater: {
    of: async (flows, { pressed }) => {
      await flows.sayLater(id("here"), { text: "Done." });
      return pressed.said;
    },
    is: [{ conversation: "here", words: { text: "Done." } }],
  },
  newReference: { of: (flows) => flows.newReference().length, is: 8 },
  busyRefusal: { of: (flows) => flows.busyRefusal(new Error("another fault")), is: undefined },
  rememberConversation: {
    of: async (flows, { store }) => {
      await flows.rememberConversation(place);
      return store.conversations.find(place.id);
    },
    is: place,
  },
  joinConversation: {
    of: async (flows, { store }) => {
      await flows.joinConversation(place, "whole");
      return store.conversations.find(place.id);
    },
    is: place,
  },
  notePressedCard: {
    of: async (flows, outside) => {
      const asked = awaiting();
      await keep(outside, asked);
      const conversation = id(`${asked.approval?.channel};messageid=1700000000099`);
      await flows.notePressedCard({ invitation: asked.id, conversation, card: id("1700000000099"), place: "approvals" });
      return jobsIn(outside).map((job) => ("kind" in job ? job.kind : undefined));
    },
    is: ["adopt-card"],
  },
  forgetConversation: {
    of: async (flows, { store }) => {
      await store.conversations.remember(place);
      await flows.forgetConversation(place, "whole");
      return store.conversations.find(place.id);
    },
    is: undefined,
  },
  hearing: { of: async (flows) => flows.hearing(), is: "heard" },
  welcome: {
    of: async (flows, outside) => {
      await flows.welcome({ place, by: adele, botName: "Guestlist" });
      return jobsIn(outside);
    },
    is: [{ kind: "welcome", conversation: place.id, locale: "en-US", botName: "Guestlist", due: at("10:00") }],
  },
  announceHere: { of: (flows) => flows.announceHere({ place, by: adele }), is: "started" },
  announceEverything: { of: (flows) => flows.announceEverything({ place, by: adele, ssoToken: undefined }), is: "sign-in-needed" },
  stopAnnouncing: {
    of: async (flows) => {
      await flows.announceHere({ place, by: adele });
      return [await flows.stopAnnouncing(place.id), await flows.stopAnnouncing(place.id)];
    },
    is: [true, false],
  },
  recordReceipt: { of: (flows) => flows.recordReceipt("a"), is: true },
  recordClick: { of: (flows) => flows.recordClick("adele", "a"), is: true },
  strongAuthNeeded: {
    of: (flows) => flows.strongAuthNeeded(adele),
    is: { kind: "strong-auth-needed", signInUrl: "https://guestlist.example/sign-in?ticket=person-adele:any" },
  },
  beginSignIn: { of: (flows) => flows.beginSignIn("bad"), is: { kind: "out-of-date" } },
  hearNotifications: { of: (flows) => flows.hearNotifications([{ clientState: "secret" }]), is: { kind: "heard", forged: 1 } },
  forwardPartner: { of: async (flows) => flows.forwardPartner("not-ours"), is: defaultRedirectUrl },
  finishSignIn: {
    of: (flows) => flows.finishSignIn({ state: "state", code: "code", session: "session" }),
    is: { kind: "out-of-date", locale: undefined, reference: "00000000" },
  },
  adminConsentUrl: { of: (flows) => flows.adminConsentUrl(), is: "https://login.example/tenant/adminconsent?client_id=app" },
  signInResource: { of: (flows) => flows.signInResource(signInPlace), is: signInResource },
  redeemSignInCode: {
    of: (flows, { signInPage }) => {
      signInPage.tokens.set("code", "token");
      return flows.redeemSignInCode(signInPlace, "code");
    },
    is: "token",
  },
  homeLink: { of: (flows) => flows.homeLink(invited()), is: `${inChannel}1700000000001` },
  usualPage: { of: (flows) => flows.usualPage(), is: defaultRedirectUrl },
  guestPage: {
    of: (flows) => flows.guestPage(id("guest-1")),
    is: "https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/guest-1",
  },
  tenantLink: { of: (flows) => flows.tenantLink(), is: "https://teams.microsoft.com/?tenantId=tenant" },
};

describe("bindFlows", () => {
  it("opens a form for one person, with an id of its own and the address that was given", async () => {
    const { flows } = world();
    const blank = { for: adele.id, values: {}, defaultRedirectUrl, inChannel: false };
    assert.deepEqual(await flows.openForm(adele, "", chat), { ...blank, id: "00000000-0000-4000-8000-000000000001" });
    const filled = { ...blank, id: "00000000-0000-4000-8000-000000000002", values: { email: "sam@fabrikam.com" } };
    assert.deepEqual(await flows.openForm(adele, "sam@fabrikam.com", { ...chat, kind: "groupChat" }), filled);
  });

  it("knows that a form in a channel has a link to lead to", async () => {
    assert.equal((await world().flows.openForm(adele, "", { ...chat, kind: "channel" })).inChannel, true);
  });

  it("opens an empty form rather than one with an address that would burst the card", async () => {
    const { flows } = world();
    assert.deepEqual((await flows.openForm(adele, "x".repeat(1_001), chat)).values, {});
    assert.deepEqual((await flows.openForm(adele, "x".repeat(1_000), chat)).values, { email: "x".repeat(1_000) });
  });

  for (const [name, answer] of Object.entries(answers)) {
    it(`passes on the answer of ${name}`, async () => {
      const { flows, outside } = world();
      assert.deepEqual(await answer.of(flows, outside), answer.is);
    });
  }

  it("has all flows tested here", () => {
    assert.deepEqual(Object.keys(answers).toSorted(), Object.keys(world().flows).toSorted());
  });

  it("finds an invitation", async () => {
    const { outside, flows } = world();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await flows.findInvitation(open.id, { id: adele.id, conversation: id("elsewhere") }), open);
  });

  it("knows the link to where an invitation began, where others may go", () => {
    const { flows } = world();
    const post = { conversation: id("19:general@thread.tacv2"), card: id("1700000000002") };
    assert.equal(flows.homeLink(invited({ home: post })), `${inChannel}1700000000002`);
    assert.equal(flows.homeLink(invited({ home: { ...post, conversation: id("a:1-adele") } })), undefined);
  });

  it("shows and lists requests for their approvers", async () => {
    const { outside, flows } = world();
    const request = awaiting();
    const { id: asked, approval } = request;
    await keep(outside, request);
    outside.teams.rosters.set(id("19:approvals@thread.tacv2"), [megan]);
    assert.deepEqual((await flows.listWaiting(megan.id, undefined)).invitations, [request]);
    assert.deepEqual(await flows.showApproval(asked, { id: megan.id, conversation: id("a:1-megan") }), request);
    const inApprovals = { id: adele.id, conversation: id(approval?.channel ?? ""), card: id("1700000000009") };
    assert.deepEqual(await flows.showCard(asked, inApprovals), { kind: "living", invitation: request });
  });

  it("remembers and forgets conversations", async () => {
    const { outside, flows } = world();
    const reference = conversationReference();
    await flows.rememberConversation(reference);
    assert.deepEqual(await outside.store.conversations.find(reference.id), reference);
    await flows.forgetConversation(reference, "whole");
    assert.equal(await outside.store.conversations.find(reference.id), undefined);
  });

  it("records an activity once", async () => {
    const { flows } = world();
    assert.deepEqual([await flows.recordReceipt("a"), await flows.recordReceipt("a"), await flows.recordReceipt("b")], [true, false, true]);
  });

  it("asks for a sign-in in the place where somebody pressed", async () => {
    const { outside, flows } = world();
    await flows.signInResource(signInPlace);
    assert.deepEqual(outside.signInPage.asked, [signInPlace]);
  });
});
