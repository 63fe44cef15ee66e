import assert from "node:assert/strict";
import { auditKinds, eventSources } from "../../../src/domain/audit.ts";
import type { AuditEvent } from "../../../src/domain/audit.ts";
import { historyData } from "../../../src/cards/history.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { invited } from "../../build/in-state.ts";

const adele = person();
const invitation = invited({ email: "sam_r@fabrikam.com", requester: adele });
const names = new Map([[adele.id, adele.name]]);
const event = (what: AuditEvent["what"], by?: string): AuditEvent => ({
  ...{ at: at("14:32"), invitation: invitation.id, what },
  ...(by !== undefined && { by: id(by) }),
});

describe("historyCard", () => {
  it("says who did what when, in the viewer's time zone, and names only people that the viewer may see", () => {
    const events = [event("requested", adele.id), event("sending"), event("link-shown", "megan")];
    const texts = textsFor("en-GB", "Europe/Budapest");
    assert.deepEqual(historyData({ invitation, events, earlier: false, names }, texts).events, [
      { what: "Requested · Adele Vance", at: "20 Nov 2026, 15:32" },
      { what: "Handed to Microsoft", at: "20 Nov 2026, 15:32" },
      { what: "Link shown · a colleague", at: "20 Nov 2026, 15:32" },
    ]);
  });

  it("names the rule that allowed it or required approval, and no other detail", () => {
    const detailed = [
      { ...event("allowed-by-rule", adele.id), detail: "Known *partners*" },
      { ...event("approval-asked"), detail: "Law firms" },
      { ...event("failed"), detail: "busy" },
    ];
    const { events } = historyData({ invitation, events: detailed, earlier: false, names }, textsFor("en"));
    assert.deepEqual(
      events.map(({ what }) => what),
      ["Allowed by a rule (Known \\*partners\\*) · Adele Vance", "Approval asked for (Law firms)", "Not sent"],
    );
  });

  it("names what was found, and what an approver changed, if there is a text for it", () => {
    const detailed = [
      { ...event("found", adele.id), detail: "message-unused-app,guest-pending,contact-exists" },
      { ...event("found"), detail: "language-unused" },
      { ...event("approved", adele.id), detail: "displayName,message,unknown" },
      event("approved"),
    ];
    const { events } = historyData({ invitation, events: detailed, earlier: false, names }, textsFor("en"));
    assert.deepEqual(
      events.map(({ what }) => what),
      [
        "Found (invited before, not accepted yet and a contact of your organization has this address) · Adele Vance",
        "Found",
        "Approved (Changed: Name and Message) · Adele Vance",
        "Approved",
      ],
    );
  });

  it("says what was done from the command line, and what the app did there without a person", () => {
    const given = [
      { ...event("requested", adele.id), via: "command-line" },
      { ...event("sending"), via: "command-line-as-app" },
      { ...event("allowed-by-rule"), detail: "Partners", via: "command-line-as-app" },
    ] as const;
    const { events } = historyData({ invitation, events: given, earlier: false, names }, textsFor("en"));
    assert.deepEqual(
      events.map(({ what }) => what),
      [
        "Requested · Adele Vance · from the command line",
        "Handed to Microsoft · by the app, from the command line",
        "Allowed by a rule (Partners) · by the app, from the command line",
      ],
    );
  });

  it("has words for each place in every language", () => {
    for (const language of languages) {
      const words = eventSources.map((via) => textsFor(language).t(`history.via.${via}`));
      assert.equal(new Set(words).size, eventSources.length, language);
    }
  });

  it("has a text for every kind of event", () => {
    const { events } = historyData({ invitation, events: auditKinds.map((what) => event(what)), earlier: false, names }, textsFor("en"));
    assert.equal(new Set(events.map(({ what }) => what)).size, auditKinds.length);
    for (const { what } of events) assert.match(what, /^[A-Z][a-z ,-]+$/i);
  });

  it("says that there are earlier events", () => {
    const texts = textsFor("en");
    const view = { invitation, events: [event("resent")], names };
    assert.equal(historyData({ ...view, earlier: true }, texts).earlier, "What happened earlier isn't shown.");
    assert.equal(historyData({ ...view, earlier: false }, texts).earlier, undefined);
    assert.equal(historyData({ ...view, earlier: false }, texts).title, "History of the invitation for sam_r@fabrikam.com");
  });
});
