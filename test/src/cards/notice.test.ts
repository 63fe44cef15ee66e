import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { feedLength } from "../../../src/cards/feed-text.ts";
import { noticeText, settledText } from "../../../src/cards/notice.ts";
import type { NoticeView } from "../../../src/cards/notice.ts";
import type { Approval, Remark } from "../../../src/domain/approval.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { noticeKinds, noticeRules } from "../../../src/domain/notice.ts";
import type { NoticeKind } from "../../../src/domain/notice.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { failed } from "../../build/in-state.ts";
import { requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const mention = { text: "<at>Adele Vance</at>", name: "Adele Vance", id: "29:adele" };
const megan = { id: id("person-megan"), name: "Megan Bowen", locale: "en-US", timeZone: "UTC" };

/** A notice to the requester in a chat, unless given otherwise. */
function view(given: Partial<NoticeView> = {}): NoticeView {
  const invitation = given.invitation ?? invitationIn("accepted");
  return { invitation, notice: "accepted", hearer: { as: "requester", person: invitation.requester }, inTeam: false, ...given };
}

describe("noticeText", () => {
  it("tells the requester first that the partner accepted", () => {
    const invitation = { ...invitationIn("accepted"), email: "sam_o@fabrikam.com" };
    assert.deepEqual(noticeText(view({ invitation }), textsFor("en")), {
      text: "Accepted: sam_o@fabrikam.com\n\n<at>Adele Vance</at>, they are a guest of your organization now.",
      summary: "Accepted: sam_o@fabrikam.com",
      mention,
    });
  });

  it("says in a team that the partner can't see it yet, unless they were added", () => {
    const said = (given: Partial<NoticeView["invitation"]>) =>
      noticeText(view({ inTeam: true, invitation: { ...invitationIn("accepted"), ...given } }), textsFor("en")).text;
    const team = (stage: "wanted" | "added" | "seen") => ({ team: { groupId: "g", name: "Partners", stage, since: at("10:00") } });
    for (const given of [{}, team("wanted")]) assert.match(said(given), /they are a guest now, but can't see this team yet\.$/);
    for (const given of [team("added"), team("seen")]) assert.match(said(given), /they are a guest now, and in Partners\.$/);
  });

  it("says in a channel of the team that the partner can see it, and elsewhere which team they are in; greets them", () => {
    const invitation = {
      ...invitationIn("accepted"),
      team: { groupId: "g", name: "Partners", stage: "seen", since: at("10:00") } as const,
    };
    const said = (given: Partial<NoticeView>) =>
      noticeText(view({ notice: "in-team", inTeam: true, invitation, ...given }), textsFor("en"));
    assert.match(said({ isHome: true }).text, /^In the team: .*\n\n.*, they can see this channel now\.$/);
    assert.match(said({ isHome: false }).text, /they are in Partners now\.$/);
    const guest = { teamsId: "29:sam", name: "Sam Okafor" };
    const { text, greeted } = said({ isHome: true, guest });
    assert.match(text, /this channel now\. Welcome, <at>Sam Okafor<\/at>!$/);
    assert.deepEqual(greeted, { text: "<at>Sam Okafor</at>", name: "Sam Okafor", id: "29:sam" });
  });

  it("says of an acceptance that they can see the channel only if they were in its team before", () => {
    const said = (stage: "added" | "seen", since: string) => {
      const team = { groupId: "g", name: "Partners", stage, since: at(since) };
      return noticeText(view({ inTeam: true, isHome: true, invitation: { ...invitationIn("accepted"), team } }), textsFor("en")).text;
    };
    assert.match(said("seen", "00:00"), /they have accepted and can see this channel\.$/);
    for (const text of [said("seen", "23:59"), said("added", "00:00")]) assert.match(text, /they are a guest now, and in Partners\.$/);
  });

  it("says that they left the team", () => {
    const team = { groupId: "g", name: "Partners", stage: "undone", since: at("10:00") } as const;
    const { text } = noticeText(view({ notice: "left-team", invitation: { ...invitationIn("accepted"), team } }), textsFor("en"));
    assert.equal(text, "Out of the team: sam.okafor@fabrikam.com\n\n<at>Adele Vance</at>, they aren't in Partners any more.");
  });

  it("names the requester to everybody else", () => {
    const { text, mention: mentioned } = noticeText(view({ hearer: { as: "asked", person: megan }, inTeam: true }), textsFor("en"));
    assert.equal(text, "Accepted: sam.okafor@fabrikam.com\n\n<at>Megan Bowen</at>, they are a guest now, invited by Adele Vance.");
    assert.deepEqual(mentioned, { text: "<at>Megan Bowen</at>", name: "Megan Bowen", id: "person-megan" });
  });

  it("tells colleagues that the requester picked them", () => {
    const { text } = noticeText(view({ notice: "invited", hearer: { as: "colleague", person: megan } }), textsFor("en"));
    assert.match(text, /^Invited: sam\.okafor@fabrikam\.com\n\n<at>Megan Bowen<\/at>, Adele Vance wants you to know/);
  });

  it("mentions nobody if the name may not be read", () => {
    const { text, mention: mentioned } = noticeText(
      view({ notice: "invited", hearer: { as: "colleague", person: { ...megan, name: "" } } }),
      textsFor("en"),
    );
    assert.deepEqual([mentioned, text.includes("\n\nHello, Adele Vance wants you to know")], [undefined, true]);
  });

  it("tells the requester why the invitation wasn't sent", () => {
    const { text, summary } = noticeText(view({ invitation: invitationIn("failed"), notice: "failed" }), textsFor("en"));
    assert.equal(
      text,
      "Not sent: sam.okafor@fabrikam.com\n\n<at>Adele Vance</at>: Microsoft didn't say whether the invitation went out, and the address is not in the directory. You can try again.",
    );
    assert.equal(summary, "Not sent: sam.okafor@fabrikam.com");
  });

  it("says of a question that it is answered, or that it needs no answer any more", () => {
    const question = { kind: "question", by: megan.id, name: "Megan Bowen", at: at("10:40"), text: "What for?" } as const;
    const settled = (...remarks: readonly Remark[]) =>
      settledText(
        requestIn("awaiting-approval", { remarks }),
        { conversation: id("a:adele"), message: id("m"), remark: 0 },
        textsFor("en"),
      );
    const email = "sam.okafor@fabrikam.com";
    assert.deepEqual(settled(question, { ...question, kind: "answer" }), { text: `Answered: ${email}`, summary: `Answered: ${email}` });
    assert.equal(settled(question).text, `No answer needed: ${email}`);
  });

  describe("of a decision", () => {
    const by = { by: megan.id, name: "Megan *B*", at: at("10:40") };
    const mentioned = (notice: NoticeKind, approval: Partial<Approval>) =>
      noticeText(view({ invitation: requestIn("awaiting-approval", approval), notice }), textsFor("en")).text;

    for (const [notice, approval, outcome, words] of [
      ["approved", { decision: { kind: "approved", ...by } }, "Approved: ", "Megan B has approved your invitation. It has gone out."],
      ["rejected", { decision: { kind: "rejected", ...by, reason: "Not *now*" } }, "Rejected: ", "Megan B says: “Not \\*now\\*”"],
      ["asked-back", { remarks: [{ kind: "question", ...by, text: "What for?" }] }, "Question about ", "Megan B asks: “What for?”"],
      [
        "reminded",
        { approversName: "Partner managers" },
        "Still undecided: ",
        "nobody has decided about your invitation yet. I have reminded the team Partner managers.",
      ],
      [
        "escalated",
        { escalatedTo: "legal" },
        "More people asked: ",
        "nobody has decided about your invitation yet. I have passed it on to more approvers.",
      ],
      ["lapsed", {}, "Not decided: ", "nobody has decided in time, so your request has ended. You can ask again."],
    ] as const satisfies readonly (readonly [NoticeKind, Partial<Approval>, string, string])[]) {
      it(`tells the requester the result: ${notice}`, () => {
        assert.equal(mentioned(notice, approval), `${outcome}sam.okafor@fabrikam.com\n\n<at>Adele Vance</at>, ${words}`);
      });
    }

    it("tells the requester to send the link if no mail is sent", () => {
      const decision = { kind: "approved", ...by } as const;
      const invitation = { ...requestIn("invited", { decision }), options: { redirectUrl: "https://x.example", sendMail: false } };
      const { text } = noticeText(view({ invitation, notice: "approved" }), textsFor("en"));
      assert.match(text, /No mail goes out: press “Show link” on its card, and pass the link on\.$/);
    });

    it("tells the requester that only the approver can retry, if a retry may succeed", () => {
      const approval = anApproval({ decision: { kind: "approved", ...by } });
      const words = (reason: FailureReason, inviteAs: "app" | "approver") =>
        noticeText(view({ invitation: failed(reason, { approval, inviteAs }), notice: "failed" }), textsFor("en")).text;
      assert.match(words("busy", "approver"), /^Not sent: [^]*Megan B approved it\. .* Megan B can try again/);
      for (const other of [words("busy", "app"), words("group-address", "approver")]) assert.doesNotMatch(other, /Megan/);
    });

    it("keeps an approver's reason from everybody else", () => {
      const invitation = requestIn("rejected", { decision: { kind: "rejected", ...by, reason: "A secret" } });
      const { text } = noticeText(view({ invitation, notice: "rejected", hearer: { as: "asked", person: megan } }), textsFor("en"));
      assert.match(text, /^Rejected: sam\.okafor@fabrikam\.com\n\n.* you can ask for them now/);
      assert.doesNotMatch(text, /secret/);
    });
  });

  it("tells people who asked for the same partner that they can invite now", () => {
    const hearer = { as: "asked", person: megan } as const;
    for (const [notice, state] of [
      ["failed", "failed"],
      ["revoked", "revoked"],
    ] as const) {
      assert.match(noticeText(view({ invitation: invitationIn(state), notice, hearer }), textsFor("en")).text, /you can invite them now/);
    }
    const colleague = { ...hearer, as: "colleague" } as const;
    assert.doesNotMatch(noticeText(view({ notice: "revoked", hearer: colleague }), textsFor("en")).text, /invite them now/);
  });

  for (const language of languages) {
    it(`has a text for every notice and reader: ${language}`, () => {
      for (const notice of noticeKinds) {
        for (const as of noticeRules[notice].hear) {
          const { text, summary } = noticeText(view({ notice, hearer: { as, person: megan } }), textsFor(language));
          assert.ok(text.includes("<at>Megan Bowen</at>") && text.includes("sam.okafor@fabrikam.com") && !/\{\{/.test(text), text);
          assert.ok(summary.includes("sam") && !/\{\{/.test(summary), summary);
        }
      }
    });

    it(`has the outcome whole in the first ${feedLength} characters of the feed's text: ${language}`, () => {
      const email = "samuel.okafor@woodgrovebank.ex";
      assert.equal(email.length, 30);
      const texts = textsFor(language);
      for (const notice of noticeKinds) {
        const { summary } = noticeText(view({ notice, invitation: { ...invitationIn("accepted"), email } }), texts);
        const outcome = texts.t(`notice.summary-${notice}`, { email: "" }).trim();
        const shown = summary.replace(/\p{Cf}/gu, "");
        assert.ok(shown.startsWith(outcome.replace(/\p{Cf}/gu, "")), summary);
        assert.ok(shown.length <= feedLength && shown.includes("sam") && shown.endsWith(".ex"), `${summary} (${shown.length})`);
      }
    });
  }
});
