import assert from "node:assert/strict";
import sinon from "sinon";
import { renderCard } from "../../../../../sandbox/web/page/card/render-card.js";
import { speak } from "../../../../../sandbox/web/page/common/words.js";
import { ENGLISH } from "../../../../../sandbox/web/page/words/english.js";
import { inBrowser } from "../in-browser.ts";
import { button, field, settled } from "../in-page.ts";
import { card } from "../views.ts";

const shown = (json: Record<string, unknown>): HTMLElement => {
  const { element } = renderCard(json, [], () => {});
  document.body.append(element);
  return element;
};

describe("renderCard", () => {
  inBrowser();

  it("draws text as headings of level 4 and as Markdown", () => {
    const drawn = shown(card({ body: [{ type: "TextBlock", style: "heading", text: "Hi **Sam**" }] }));
    const heading = drawn.querySelector("[role=heading]");
    assert.deepEqual([heading?.getAttribute("aria-level"), heading?.querySelector("strong")?.textContent], ["4", "Sam"]);
  });

  it("names the … of further buttons in the person's language", async () => {
    const fetching = sinon.stub(globalThis, "fetch").resolves(Response.json({ ...ENGLISH, moreOptions: "Weitere Optionen" }));
    await speak("de-DE");
    fetching.restore();
    const drawn = shown(card({ actions: [{ type: "Action.Execute", title: "Verlauf", mode: "secondary" }] }));
    await speak("en-US");
    assert.deepEqual(
      [...drawn.querySelectorAll("button")].map((each) => each.getAttribute("aria-label")),
      ["Weitere Optionen"],
    );
  });

  it("T90: shows the fallback text of a card that Teams is too old for", () => {
    assert.equal(shown(card({ version: "1.6", fallbackText: "Use a phone.", body: [] })).textContent, "Use a phone.");
  });

  it("T91: says that a card can't be displayed when it has an unknown element without fallback", () => {
    assert.equal(shown(card({ body: [{ type: "Sparkles" }] })).textContent, "This card couldn't be displayed.");
  });

  it("T92: replaces a single element by its own fallback", () => {
    const badge = { type: "Rating", text: "New", fallback: { type: "TextBlock", text: "New (plain)" } };
    assert.equal(shown(card({ body: [badge, { type: "ProgressBar", fallback: "drop" }] })).textContent.trim(), "New (plain)");
  });

  it("marks a multiline field as required, too", () => {
    const input = { type: "Input.Text", isMultiline: true };
    shown(
      card({
        body: [
          { ...input, id: "why", label: "Why", isRequired: true },
          { ...input, id: "more", label: "More" },
        ],
      }),
    );
    assert.deepEqual([field("Why").getAttribute("aria-required"), field("More").getAttribute("aria-required")], ["true", null]);
  });

  it("says so, too, when a card breaks the renderer", () => {
    const logged = sinon.stub(console, "error");
    const breaking = sinon.stub(AdaptiveCards.TextBlock.prototype, "render").throws(new Error("broken"));
    assert.equal(shown(card({ body: [{ type: "TextBlock", text: "x" }] })).textContent, "This card couldn't be displayed.");
    assert.equal(logged.callCount, 1);
    breaking.restore();
    logged.restore();
  });

  it("separates the ids and radio buttons of two cards", async () => {
    const json = card({
      body: [
        {
          type: "Input.ChoiceSet",
          id: "as",
          style: "expanded",
          value: "Guest",
          choices: [
            { title: "Guest", value: "Guest" },
            { title: "Member", value: "Member" },
          ],
        },
      ],
    });
    const [first, second] = [shown(json), shown(json)];
    await settled();
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    second.querySelectorAll("input")[1]?.click();
    assert.deepEqual(
      [...first.querySelectorAll("input")].map(({ checked }) => checked),
      [true, false],
    );
  });

  it("marks on a toggle's button whether its part is shown", async () => {
    const drawn = shown(
      card({
        body: [{ type: "Container", id: "more", isVisible: false, items: [{ type: "TextBlock", text: "More" }] }],
        actions: [{ type: "Action.ToggleVisibility", title: "More options", targetElements: ["more"] }],
      }),
    );
    const toggle = button("More options", drawn);
    assert.equal(toggle.getAttribute("aria-expanded"), "false");
    toggle.click();
    await settled();
    assert.equal(toggle.getAttribute("aria-expanded"), "true");
    assert.equal(drawn.querySelector("div[aria-expanded]"), null);
    assert.equal(document.getElementById(toggle.getAttribute("aria-controls") ?? "")?.textContent.trim(), "More");
  });

  it("does not leave the page when Enter is pressed in a field", () => {
    const form = shown(card({ body: [{ type: "Input.Text", id: "a" }] }));
    assert.equal(form.dispatchEvent(new Event("submit", { cancelable: true })), false);
  });

  it("stops watching a card that is released", async () => {
    const { element, release } = renderCard(card({ body: [{ type: "Input.Text", id: "a", label: "A" }] }), [], () => {});
    release();
    const input = element.querySelector("input");
    input?.classList.add("ac-input-validation-failed");
    await settled();
    assert.equal(input?.hasAttribute("aria-invalid"), false);
  });
});
