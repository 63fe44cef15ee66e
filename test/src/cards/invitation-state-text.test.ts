import assert from "node:assert/strict";
import { invitationStateText } from "../../../src/cards/invitation-state-text.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn } from "./example-invitation.ts";

const said = (kind: "requested" | "sending" | "awaiting-approval") => invitationStateText(invitationIn(kind).state, textsFor("en"));

/** Without those that name a person or a time. */
const badges = [
  "sending",
  "invited",
  "accepted",
  "failed",
  "removed",
  "revoked",
  "awaiting-approval",
  "stopped",
  "rejected",
  "withdrawn",
  "lapsed",
] as const;
/** In characters, on a card in a channel on a phone. */
const longestBadge = 33;

describe("invitationStateText", () => {
  it("names the invitation's state", () => assert.equal(said("awaiting-approval"), "Waiting for approval"));

  it("has one text for checking and sending", () => {
    assert.deepEqual([said("requested"), said("sending")], ["Working on it", "Working on it"]);
  });

  it("fits a badge in one line on a phone, in every language", () => {
    for (const language of languages) {
      const { t } = textsFor(language);
      const shown = [
        ...badges.map((state) => t(`invitation.state.${state}`)),
        t("status.pending"),
        t("status.not-visible"),
        t("status.not-checked"),
      ];
      for (const text of shown) assert.ok(text.length <= longestBadge, `${language}: ${text}`);
    }
  });
});
