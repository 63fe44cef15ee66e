import assert from "node:assert/strict";
import { drawConversations } from "../../../../../sandbox/web/page/conversation/conversation-list.js";
import { inBrowser } from "../in-browser.ts";
import { channel, conversation } from "../views.ts";

const all = [
  conversation(),
  conversation({ id: "19:z@thread.v2", kind: "groupChat", title: "Fabrikam project" }),
  channel({ unread: 2 }),
  channel({ id: "19:x", title: "Guest approvals" }),
  channel({ id: "19:y", title: "Loose", team: null }),
];

describe("drawConversations", () => {
  inBrowser();

  const draw = (current: string | null): HTMLElement => {
    const place = document.body.querySelector("nav") ?? document.body.appendChild(document.createElement("nav"));
    drawConversations(place, all, current);
    return place;
  };

  it("lists the chats, then each team with its channels", () => {
    const place = draw(null);
    assert.deepEqual(
      [...place.querySelectorAll("h3, a")].map(({ lastChild }) => lastChild?.textContent),
      ["Chats", "Guestlist", "Fabrikam project", "Contoso Partners", "2 unread", "Guest approvals", "", "Loose"],
    );
  });

  it("marks the open one and keeps the focus", () => {
    const place = draw(null);
    place.querySelectorAll("a")[2]?.focus();
    draw(channel().id);
    assert.equal(document.activeElement?.getAttribute("aria-current"), "page");
    assert.deepEqual(
      [...place.querySelectorAll("[aria-current]")].map((link) => link.getAttribute("data-conversation-id")),
      [channel().id],
    );
  });
});
