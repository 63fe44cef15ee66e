import assert from "node:assert/strict";
import { invitationNext, nextOfQueued } from "../../../src/cards/invitation-next.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { TeamStage } from "../../../src/domain/team-plan.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-US");
const next = (invitation: Invitation) => invitationNext(invitation, texts);
const channel = { home: { conversation: id("19:general@thread.tacv2") } } as const;
const chat = { home: { conversation: id("a:1adele") } } as const;
const byHand = { options: { ...invitationIn("invited").options, sendMail: false } };
const planned = (stage: TeamStage) => ({ team: { groupId: "g", name: "*R*", stage, since: at("10:00") } });

const question = { kind: "question", by: megan.id, name: "Megan *B*", at: at("10:20"), text: "Why?" } as const;
const rejected = { kind: "rejected", by: megan.id, name: "Megan", at: at("10:40"), reason: "No" } as const;
const approved = { kind: "approved", by: megan.id, name: "Megan", at: at("10:40") } as const;

describe("invitationNext", () => {
  for (const [what, invitation, expected] of [
    ["a mail is on its way", invitationIn("invited"), "They open Microsoft's mail and sign in. I'll tell you here."],
    [
      "the owners are asked next",
      { ...invitationIn("invited"), ...planned("wanted") },
      "Once they sign in, the owners of \\*R\\* are asked to add them.",
    ],
    [
      "they join by themselves if an owner wanted it, after an approval",
      { ...requestIn("invited"), ...planned("wanted") },
      "Once they sign in, they're added to \\*R\\*, or its owners are asked to do it.",
    ],
    ["the team waits for them", { ...invitationIn("invited"), ...planned("added") }, "They'll be in \\*R\\* as soon as they sign in."],
    [
      "the requester has the link",
      { ...invitationIn("invited"), ...byHand, ...chat },
      "Pass the link on. I'll tell you here when they sign in.",
    ],
    [
      "everybody reads who has the link",
      { ...invitationIn("invited"), ...byHand, ...channel },
      "Adele Vance passes the link on. I'll tell you here when they sign in.",
    ],
    [
      "they accepted, in a chat",
      { ...invitationIn("accepted"), ...chat },
      "They can sign in now. Add them to a team, or share what they need.",
    ],
    [
      "they accepted, in a channel",
      { ...invitationIn("accepted"), ...channel },
      "They can sign in now. Add them to this team, or share what they need.",
    ],
    [
      "they see the channel",
      { ...invitationIn("accepted"), ...channel, ...planned("seen") },
      "They have accepted and can see this channel.",
    ],
    ["they are in the team of another place", { ...invitationIn("accepted"), ...chat, ...planned("seen") }, "They are in \\*R\\* now."],
    [
      "they were taken out",
      { ...invitationIn("accepted"), ...channel, ...planned("undone") },
      "They can sign in, but aren't in \\*R\\* any more.",
    ],
    [
      "a question is open, where others read it",
      requestIn("awaiting-approval", { remarks: [question] }, channel),
      "Megan \\*B\\* asks Adele Vance:",
    ],
    ["a question is open, in the own chat", requestIn("awaiting-approval", { remarks: [question] }, chat), "Megan \\*B\\* asks you:"],
    ["it was rejected", requestIn("rejected", { decision: rejected }), "Nothing was sent. Megan's reason:"],
    ["it was withdrawn undecided", requestIn("withdrawn"), "It was withdrawn before anybody decided. Nothing was sent."],
    [
      "it was withdrawn when it was ready",
      requestIn("withdrawn", { decision: approved }),
      "It was withdrawn before it went out. Nothing was sent.",
    ],
  ] as const) {
    it(`says what comes next when ${what}`, () => assert.equal(next(invitation), expected));
  }
});

describe("nextOfQueued", () => {
  it("says whether it goes out by itself, or waits for Microsoft's support", () => {
    const queued = { kind: "queued", since: at("10:00"), confirmed: [] } as const;
    assert.match(nextOfQueued({ ...queued, goesOutAt: at("10:05") }, texts), /^Invitations go out one by one/);
    assert.match(nextOfQueued(queued, texts), /^Microsoft has stopped your organization's invitations/);
  });
});

describe("invitationNext, of a team that takes no guests", () => {
  const hindered = (stage: TeamStage) => ({ team: { ...planned(stage).team, hindrance: "guests-forbidden" as const } });

  it("says who can change that, and whether the partner can sign in, but not once the partner is in it", () => {
    for (const [kind, key] of [
      ["invited", "invitation.next.no-guests"],
      ["accepted", "invitation.next.accepted-no-guests"],
    ] as const) {
      const sentence = texts.t(key, { team: "\\*R\\*" });
      assert.equal(next({ ...invitationIn(kind), ...hindered("wanted") }), sentence);
      assert.notEqual(next({ ...invitationIn(kind), ...hindered("added") }), sentence);
    }
  });
});
