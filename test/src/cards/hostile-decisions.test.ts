import assert from "node:assert/strict";
import * as fc from "fast-check";
import { approvalCard } from "../../../src/cards/approval.ts";
import { approveChangesCard } from "../../../src/cards/approve-changes.ts";
import type { AdaptiveCard } from "../../../src/cards/card.ts";
import { decisionNote } from "../../../src/cards/decision-note.ts";
import { historyCard } from "../../../src/cards/history.ts";
import type { Caution } from "../../../src/domain/caution.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { formFields } from "../../../src/domain/invite-form.ts";
import { person } from "../../build/person.ts";
import { assertNoFormatting, renderOn } from "./markdown-readers.ts";
import { markdownOf } from "./markdown-of.ts";
import { parseCard } from "./parse-card.ts";
import { runs } from "../../build/runs.ts";

const texts = textsFor("en");
const render = (text: string) => renderOn("linking", text);

const pieces =
  "[a](http://evil.example) <https://evil.example> www.evil.example <at>Ann</at> <b> ** _ ` ~~ # > - 1. | \\ &lt; ${x} {{name}} \n \u202e".split(
    " ",
  );
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(" "));

/** The address of the landing page, which nobody types here, may be a link to itself. */
const formatting =
  'a:not([href^="https://myapplications.microsoft.com/"]), at, b, em, strong, s, code, pre, ul, ol, h1, h2, h3, hr, img, blockquote';

function cautions(name: string): readonly Caution[] {
  return [
    { kind: "guest-pending", name, since: at("10:00") },
    { kind: "deleted-lately", name, since: null },
    { kind: "contact-exists", name },
    { kind: "same-name", name, email: name },
    { kind: "domain-mistyped", domain: name, meant: name, email: name },
    { kind: "copy-mistyped", domain: name, meant: name },
    { kind: "message-unused-app" },
  ];
}

function cardsWith(text: string): readonly AdaptiveCard[] {
  const values = Object.fromEntries(formFields.map((field) => [field, text]));
  const doer = { by: id("m"), name: text, at: at("10:00") };
  const decision = { kind: "approved", ...doer } as const;
  const asked: Invitation = awaiting(
    { email: text, requester: person({ name: text, id: id("p"), teamsId: "29:p" }) },
    { requesterMail: text },
  );
  const decided = awaiting({ requester: asked.requester, state: { kind: "sending", since: at("10:00") } }, { decision });
  const note = decisionNote(decided, id("somebody"), texts) ?? assert.fail("told nothing");
  const ruled = { at: at("10:00"), invitation: asked.id, what: "allowed-by-rule", detail: text } as const;
  return [
    approveChangesCard({ invitation: asked }, texts),
    approveChangesCard({ invitation: asked, values, cautions: cautions(text) }, texts),
    approvalCard({ invitation: decided, note }, texts),
    historyCard({ invitation: asked, events: [ruled], earlier: false, names: new Map() }, texts),
  ];
}

describe("text that people typed, on the approvers' cards", () => {
  it("never becomes a link, a mention, a list or emphasis", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const card of cardsWith(text)) {
          const { element, problems } = parseCard(card, render);
          assert.deepEqual(problems, []);
          assert.equal(element.querySelector(formatting), null);
          assertNoFormatting(markdownOf(card));
          assert.doesNotMatch(JSON.stringify(card["body"]).replace(/"value":"(?:[^"\\]|\\.)*"/g, ""), /<at>/);
        }
      }),
      { numRuns: runs(pieces.length + 10), examples: pieces.map((piece) => [piece]) },
    );
  });

  it("leaves the cards below Teams' limit", () => {
    for (const long of ["\\".repeat(50_000), '"\n'.repeat(25_000)]) {
      for (const card of cardsWith(long)) assert.ok(Buffer.byteLength(JSON.stringify(card), "utf16le") <= 80 * 1024);
    }
  });
});
