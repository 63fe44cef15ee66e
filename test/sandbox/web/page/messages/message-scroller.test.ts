import assert from "node:assert/strict";
import { MessageScroller } from "../../../../../sandbox/web/page/messages/message-scroller.js";
import { inBrowser } from "../in-browser.ts";

describe("MessageScroller", () => {
  inBrowser();
  // jsdom has no layout, so there is nothing to observe.
  before(() =>
    Object.assign(globalThis, {
      ResizeObserver: class {
        observe(): void {}
      },
    }),
  );
  after(() => Reflect.deleteProperty(globalThis, "ResizeObserver"));

  it("is at the latest message at once, before the browser's scroll event", () => {
    const scroller = new MessageScroller("Messages", "");
    const [place] = scroller.elements;
    assert.ok(place instanceof HTMLElement);
    document.body.append(...scroller.elements);
    Object.defineProperties(place, { scrollHeight: { value: 1_000 }, clientHeight: { value: 100 } });
    place.scrollTop = 10;
    place.dispatchEvent(new Event("scroll"));
    assert.equal(scroller.isAtLatest, false);
    scroller.toLatest();
    assert.equal(scroller.isAtLatest, true);
  });
});
