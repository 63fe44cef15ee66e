import assert from "node:assert/strict";
import { announcementText } from "../../../src/cards/announcement.ts";
import type { AnnouncedGuest } from "../../../src/domain/announcement.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");
const ours: AnnouncedGuest = { kind: "ours", email: "sam_o@fabrikam.com", requester: "Adele [Vance](http://evil)" };
const kim: AnnouncedGuest = { kind: "guest", name: "Kim <at>Akers</at>", email: "kim@fabrikam.com" };
const nameless: AnnouncedGuest = { kind: "nameless" };

describe("announcementText", () => {
  for (const [guest, text] of [
    [ours, "sam_o@fabrikam.com has accepted the invitation of Adele [Vance]\u2060(http:/\u2060/evil)."],
    [kim, "Kim <\u2060at>Akers<\u2060/at>, kim@fabrikam.com, has accepted an invitation."],
    [nameless, "A guest has accepted an invitation. I'm not allowed to see their name."],
  ] as const) {
    it(`describes one guest (${guest.kind}) in a sentence`, () => {
      assert.deepEqual(announcementText([guest], texts), { text, summary: "1 partner has accepted" });
    });
  }

  it("lists several", () => {
    const { text, summary } = announcementText([ours, kim, nameless], texts);
    assert.equal(summary, "3 partners have accepted");
    assert.deepEqual(text.split("\n"), [
      "3 partners have accepted:",
      "",
      "- sam_o@fabrikam.com, invited by Adele [Vance]\u2060(http:/\u2060/evil)",
      "- Kim <\u2060at>Akers<\u2060/at>, kim@fabrikam.com",
      "- a guest whose name I'm not allowed to see",
    ]);
  });

  it("counts the guests that would make the list too long", () => {
    const all = (count: number) =>
      announcementText(
        Array.from({ length: count }, () => kim),
        texts,
      ).text.split("\n");
    assert.equal(all(20).length, 22);
    assert.deepEqual([all(23).length, all(23).at(-1)], [23, "- and 3 more"]);
  });
});
