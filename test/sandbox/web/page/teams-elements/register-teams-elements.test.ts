import assert from "node:assert/strict";
import { inBrowser } from "../in-browser.ts";
import { drawnCard } from "./drawn-card.ts";

describe("Teams' own elements (@microsoft/teams.cards 2.0.16)", () => {
  inBrowser();

  it("draws a badge with its icon, words and tooltip", () => {
    const { element } = drawnCard([
      {
        type: "Badge",
        text: "Accepted",
        icon: "Checkmark",
        style: "Good",
        appearance: "Tint",
        size: "Large",
        shape: "Square",
        tooltip: "At 14:32",
      },
      { type: "Badge", text: "After", icon: "NoSuchIcon", iconPosition: "After" },
    ]);
    const badges = [...element.querySelectorAll(".ac-badge")];
    assert.deepEqual(
      badges.map(({ textContent }) => textContent),
      ["✓Accepted", "After●"],
    );
    assert.deepEqual(
      badges.map((badge) => [badge.className, badge.getAttribute("title")]),
      [
        ["ac-badge ac-badge-good ac-badge-tint ac-badge-large ac-badge-square", "At 14:32"],
        ["ac-badge ac-badge-default ac-badge-filled ac-badge-medium ac-badge-circular", null],
      ],
    );
  });

  it("T99: draws progress with and without a value", () => {
    const { element } = drawnCard([
      { type: "ProgressBar", value: 3, max: 4, color: "Good" },
      { type: "ProgressBar" },
      { type: "ProgressBar", value: 500 },
    ]);
    const bars = [...element.querySelectorAll("progress")];
    assert.deepEqual(
      bars.map(({ value, max, position }) => [value, max, position]),
      [
        [3, 4, 0.75],
        [0, 100, -1],
        [100, 100, 1],
      ],
    );
  });

  it("draws a ring with its label, or with words for screen readers", () => {
    const { element } = drawnCard([
      { type: "ProgressRing", label: "Inviting", labelPosition: "After", size: "Tiny" },
      { type: "ProgressRing" },
    ]);
    assert.deepEqual(
      [...element.querySelectorAll("[role=status]")].map(({ textContent, className }) => [textContent, className]),
      [
        ["Inviting", "ac-ring-box ac-ring-label-after"],
        ["Working", "ac-ring-box ac-ring-label-below"],
      ],
    );
  });

  it("draws an icon that is hidden from screen readers", () => {
    const { element } = drawnCard([{ type: "Icon", name: "Mail", color: "Accent", size: "Large" }]);
    assert.equal(element.querySelector(".ac-icon")?.className, "ac-icon ac-icon-large ac-icon-accent");
    assert.equal(element.querySelector(".ac-icon-sign")?.getAttribute("aria-hidden"), "true");
  });

  it("draws a compound button's words", () => {
    const { element } = drawnCard([
      { type: "CompoundButton", title: "Invite", description: "A partner", icon: { name: "Person" }, badge: "New" },
      { type: "CompoundButton" },
    ]);
    assert.deepEqual(
      [...element.querySelectorAll(".ac-compound")].map(({ textContent }) => textContent),
      ["☻InviteA partnerNew", ""],
    );
  });

  it("shows an element's fallback if the client does not know the element", () => {
    const { element } = drawnCard([{ type: "Rating", value: 3, fallback: { type: "TextBlock", text: "Instead" } }]);
    assert.match(element.textContent, /Instead/);
  });
});
