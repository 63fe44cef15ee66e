import assert from "node:assert/strict";
import { feedList } from "../../../../../sandbox/web/page/feed/feed-list.js";
import { inBrowser } from "../in-browser.ts";
import { feedItem } from "../views.ts";

describe("feedList", () => {
  inBrowser();

  it("says who mentioned this person where, and links to the message", () => {
    const list = feedList([feedItem()], "en-US");
    assert.equal(list.querySelector("a")?.getAttribute("href"), "#19%3Ageneral%40thread.tacv2/m1");
    assert.deepEqual(
      [...list.querySelectorAll(".feed-words > span")].map(({ textContent }) => textContent),
      ["Guestlist mentioned you, unread", "Accepted: dana@fabrikam.com", "Contoso Partners > General"],
    );
  });

  it("distinguishes alerts from mentions, and read items from unread ones", () => {
    const items = [feedItem({ isRead: true }), feedItem({ kind: "alert" })];
    const links = [...feedList(items, "en-US").querySelectorAll("a")];
    assert.deepEqual(
      links.map(({ className }) => className),
      ["feed-item", "feed-item feed-unread"],
    );
    assert.match(links[1]?.textContent ?? "", /Guestlist has news for you/);
  });

  it("says that the feed is empty", () => {
    assert.match(feedList([], "en-US").textContent, /No activity yet/);
  });
});
