import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { noticeText } from "../../../src/cards/notice.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn } from "./card-examples.ts";

const mention = { text: "<at>Adele Vance</at>", name: "Adele Vance", teamsId: "29:adele" };

describe("noticeText", () => {
  it("tells the requester that the partner accepted, and what is next", () => {
    assert.deepEqual(
      noticeText({ invitation: { ...invitationIn("accepted"), email: "sam_o@fabrikam.com" }, notice: "accepted" }, textsFor("en")),
      {
        text: "<at>Adele Vance</at>, sam\\_o@fabrikam.com has accepted your invitation. They can sign in now: add them to your team, or share what they need.",
        summary: "sam_o@fabrikam.com has accepted",
        mention,
      },
    );
  });

  it("tells the requester why the invitation didn't go out", () => {
    const { text, summary } = noticeText({ invitation: invitationIn("failed"), notice: "failed" }, textsFor("en"));
    assert.equal(
      text,
      "<at>Adele Vance</at>, the invitation for sam.okafor@fabrikam.com didn't go out. Microsoft didn't say whether the invitation went out, and the address is not in the directory. You can try again.",
    );
    assert.equal(summary, "The invitation for sam.okafor@fabrikam.com didn't go out");
  });

  it("speaks the language it is given", () => {
    assert.equal(
      noticeText({ invitation: invitationIn("accepted"), notice: "accepted" }, textsFor("fr")).summary,
      "sam.okafor@fabrikam.com a accepté",
    );
  });
});
