import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { noticeText } from "../../../src/cards/notice.ts";
import type { NoticeView } from "../../../src/cards/notice.ts";
import type { Approval } from "../../../src/domain/approval.ts";
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
  it("tells the requester that the partner accepted, and what is next", () => {
    const invitation = { ...invitationIn("accepted"), email: "sam_o@fabrikam.com" };
    assert.deepEqual(noticeText(view({ invitation }), textsFor("en")), {
      text: "<at>Adele Vance</at>, sam_o@fabrikam.com has accepted your invitation. They can sign in now: add them to your team, or share what they need.",
      summary: "sam_o@fabrikam.com has accepted",
      mention,
    });
  });

  it("says in a team that the partner can't see it yet", () => {
    assert.match(noticeText(view({ inTeam: true }), textsFor("en")).text, /can't see this team yet\. Add them to it/);
  });

  it("names the requester to everybody else", () => {
    const { text, mention: mentioned } = noticeText(view({ hearer: { as: "asked", person: megan }, inTeam: true }), textsFor("en"));
    assert.equal(text, "<at>Megan Bowen</at>, sam.okafor@fabrikam.com has accepted the invitation of Adele Vance and can sign in now.");
    assert.deepEqual(mentioned, { text: "<at>Megan Bowen</at>", name: "Megan Bowen", id: "person-megan" });
  });

  it("tells colleagues that the requester picked them", () => {
    const { text } = noticeText(view({ notice: "invited", hearer: { as: "colleague", person: megan } }), textsFor("en"));
    assert.match(text, /^<at>Megan Bowen<\/at>, Adele Vance has invited sam\.okafor@fabrikam\.com/);
  });

  it("mentions nobody if the name may not be read", () => {
    const { text, mention: mentioned } = noticeText(
      view({ notice: "invited", hearer: { as: "colleague", person: { ...megan, name: "" } } }),
      textsFor("en"),
    );
    assert.deepEqual([mentioned, text.startsWith("Hello, Adele Vance has invited")], [undefined, true]);
  });

  it("tells the requester why the invitation wasn't sent", () => {
    const { text, summary } = noticeText(view({ invitation: invitationIn("failed"), notice: "failed" }), textsFor("en"));
    assert.equal(
      text,
      "<at>Adele Vance</at>, the invitation for sam.okafor@fabrikam.com didn't go out. Microsoft didn't say whether the invitation went out, and the address is not in the directory. You can try again.",
    );
    assert.equal(summary, "The invitation for sam.okafor@fabrikam.com didn't go out");
  });

  describe("of a decision", () => {
    const by = { by: megan.id, name: "Megan *B*", at: at("10:40") };
    const mentioned = (notice: NoticeKind, approval: Partial<Approval>) =>
      noticeText(view({ invitation: requestIn("awaiting-approval", approval), notice }), textsFor("en")).text;

    for (const [notice, approval, words] of [
      [
        "approved",
        { decision: { kind: "approved", ...by } },
        "Megan B has approved your invitation for sam.okafor@fabrikam.com. It has gone out.",
      ],
      [
        "rejected",
        { decision: { kind: "rejected", ...by, reason: "Not *now*" } },
        "Megan B has rejected your invitation for sam.okafor@fabrikam.com: “Not \\*now\\*”",
      ],
      [
        "asked-back",
        { remarks: [{ kind: "question", ...by, text: "What for?" }] },
        "Megan B asks about your invitation for sam.okafor@fabrikam.com: “What for?” Answer on the invitation's card.",
      ],
      [
        "reminded",
        { approversName: "Partner managers" },
        "nobody has decided about your invitation for sam.okafor@fabrikam.com yet. I have reminded Partner managers.",
      ],
      [
        "escalated",
        { escalatedTo: "legal" },
        "nobody has decided about your invitation for sam.okafor@fabrikam.com yet. I have passed it on to more approvers.",
      ],
      ["lapsed", {}, "nobody has decided about your invitation for sam.okafor@fabrikam.com in time, so it has ended. You can ask again."],
    ] as const satisfies readonly (readonly [NoticeKind, Partial<Approval>, string])[]) {
      it(`tells the requester the result: ${notice}`, () => {
        assert.equal(mentioned(notice, approval), `<at>Adele Vance</at>, ${words}`);
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
      assert.match(words("busy", "approver"), /Megan B approved the invitation for .*, but it didn't go out\. .* Megan B can try again/);
      for (const other of [words("busy", "app"), words("group-address", "approver")]) assert.doesNotMatch(other, /Megan/);
    });

    it("keeps an approver's reason from everybody else", () => {
      const invitation = requestIn("rejected", { decision: { kind: "rejected", ...by, reason: "A secret" } });
      const { text } = noticeText(view({ invitation, notice: "rejected", hearer: { as: "asked", person: megan } }), textsFor("en"));
      assert.match(text, /asked for was not approved: sam\.okafor@fabrikam\.com\. .* you can ask for them now/);
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
          assert.ok(summary.includes("sam.okafor@fabrikam.com") && !/\{\{/.test(summary), summary);
        }
      }
    });
  }
});
