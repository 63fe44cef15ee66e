import assert from "node:assert/strict";
import { MessageScroller } from "../../../../../sandbox/web/page/messages/message-scroller.js";
import { inBrowser } from "../in-browser.ts";

describe("MessageScroller", () => {
  inBrowser();
  const observed: Element[] = [];
  let grow = (): void => {};
  // jsdom has no layout: the tests say what has grown.
  before(() =>
    Object.assign(globalThis, {
      ResizeObserver: class {
        constructor(onGrowth: () => void) {
          grow = onGrowth;
        }
        observe(part: Element): void {
          observed.push(part);
        }
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

  it("keeps a card that grows in view at the latest message, and the place of a reader who is elsewhere", () => {
    const list = document.createElement("div");
    const scroller = new MessageScroller("Messages", "", list);
    const [place] = scroller.elements;
    assert.ok(place instanceof HTMLElement && observed.includes(list) && observed.includes(place));
    document.body.append(...scroller.elements);
    Object.defineProperties(place, { scrollHeight: { value: 1_000 }, clientHeight: { value: 100 } });
    grow();
    assert.equal(place.scrollTop, 1_000);
    place.scrollTop = 10;
    place.dispatchEvent(new Event("scroll"));
    grow();
    assert.equal(place.scrollTop, 10);
  });
});
