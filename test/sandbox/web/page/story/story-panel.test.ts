import assert from "node:assert/strict";
import { StoryPace } from "../../../../../sandbox/web/page/story/story-pace.js";
import { StoryPanel } from "../../../../../sandbox/web/page/story/story-panel.js";
import { inBrowser } from "../in-browser.ts";
import { button, key } from "../in-page.ts";

function opened(playing: Partial<ConstructorParameters<typeof StoryPanel>[1]> = {}) {
  const pace = new StoryPace(false);
  const panel = new StoryPanel(pace, { story: "invitation", me: "D-1", others: false, ...playing });
  panel.open(["First", "Second"]);
  const steps = () => [...panel.element.querySelectorAll("li")].map((step) => step.getAttribute("aria-current") ?? step.className);
  return { pace, panel, steps, said: () => panel.element.querySelector("[role=status]")?.textContent };
}

describe("StoryPanel", () => {
  inBrowser();

  it("takes the focus, and says each step aloud", () => {
    const { panel, steps, said } = opened();
    assert.equal(document.activeElement, button("Stop"));
    panel.show(0);
    assert.deepEqual([steps(), said()], [["step", ""], "1 of 2: First"]);
    panel.show(1);
    assert.deepEqual([steps(), said()], [["story-done", "step"], "2 of 2: Second"]);
  });

  it("pauses the story and continues it", () => {
    const { pace } = opened();
    button("Pause").click();
    assert.equal(pace.isHeld, true);
    button("Continue").click();
    assert.deepEqual([pace.isHeld, button("Pause").textContent], [false, "Pause"]);
  });

  it("continues at once on request", async () => {
    const { pace } = opened();
    const rest = pace.rest(60_000);
    button("Next").click();
    await rest;
  });

  for (const [how, stop] of [
    ["its button", () => button("Stop").click()],
    ["Escape", () => void key(button("Stop"), "Escape")],
  ] as const) {
    it(`stops and disappears by ${how}`, () => {
      const { pace, panel } = opened();
      stop();
      assert.deepEqual([pace.stopped.aborted, panel.element.isConnected, "story" in document.body.dataset], [true, false, false]);
    });
  }

  it("moves the keyboard's focus to the conversation when it closes", () => {
    const { panel } = opened();
    document.body.insertAdjacentHTML("beforeend", "<section class=pane><h2 tabindex=-1>General</h2></section>");
    key(button("Stop"), "Tab");
    panel.close();
    assert.equal(document.activeElement?.textContent, "General");
  });

  it("says how it ended and can be played again", () => {
    const { panel, steps, said } = opened();
    panel.show(1);
    panel.finish("Over.");
    assert.deepEqual([steps(), said(), panel.side.hidden], [["story-done", "story-done"], "Over.", true]);
    assert.deepEqual([button("Play again").getAttribute("href"), document.activeElement], ["/?story&as=D-1", button("Close")]);
    assert.equal(panel.element.querySelectorAll("a").length, 1);
  });

  it("links each story to the other, as the same person, if there are both", () => {
    opened({ others: true }).panel.finish("Over.");
    assert.equal(button("Now with approval").getAttribute("href"), "/?story=approval&as=D-1");
    document.body.replaceChildren();
    opened({ others: true, story: "approval" }).panel.finish("Over.");
    assert.equal(button("The life of an invitation").getAttribute("href"), "/?story&as=D-1");
  });

  it("keeps the focus where a person put it meanwhile", () => {
    const { panel } = opened();
    document.body.insertAdjacentHTML("beforeend", "<button>Elsewhere</button>");
    button("Elsewhere").focus();
    panel.finish("Over.");
    assert.equal(document.activeElement, button("Elsewhere"));
    panel.close();
    assert.equal(document.activeElement, button("Elsewhere"));
  });
});
