import assert from "node:assert/strict";
import { isTargeted } from "../../../../../sandbox/web/page/teams-elements/target-width.js";
import { inBrowser } from "../in-browser.ts";
import { drawnCard } from "./drawn-card.ts";

describe("isTargeted", () => {
  for (const [target, shown] of [
    ["VeryNarrow", [200]],
    ["Narrow", [320]],
    ["Standard", [480]],
    ["Wide", [900]],
    ["atLeast:Narrow", [320, 480, 900]],
    ["atMost:Narrow", [200, 320]],
    ["somewhere", [200, 320, 480, 900]],
  ] as const) {
    it(`shows ${target} where it fits`, () => {
      assert.deepEqual(
        [200, 320, 480, 900].filter((width) => isTargeted(target, width)),
        shown,
      );
    });
  }
});

describe("targetWidth", () => {
  inBrowser();

  it("T100: shows and hides elements as the card grows, until the card is released", () => {
    const observers: { resize: (width: number) => void; stopped: boolean }[] = [];
    class FakeObserver {
      readonly #entry = { stopped: false, resize: (_width: number) => {} };
      constructor(onResize: (entries: { contentRect: { width: number } }[]) => void) {
        this.#entry.resize = (width) => onResize([{ contentRect: { width } }]);
        observers.push(this.#entry);
      }
      observe(): void {}
      disconnect(): void {
        this.#entry.stopped = true;
      }
    }
    Object.assign(globalThis, { ResizeObserver: FakeObserver });
    const { element, release } = drawnCard([
      { type: "TextBlock", text: "Wide only", targetWidth: "Wide" },
      { type: "TextBlock", text: "Always" },
    ]);
    const isShown = (): boolean => [...element.querySelectorAll<HTMLElement>(".ac-textBlock")][0]?.style.display !== "none";
    observers[0]?.resize(320);
    assert.equal(isShown(), false);
    observers[0]?.resize(900);
    assert.equal(isShown(), true);
    release();
    assert.deepEqual([observers.length, observers[0]?.stopped], [1, true]);
    Reflect.deleteProperty(globalThis, "ResizeObserver");
  });
});
