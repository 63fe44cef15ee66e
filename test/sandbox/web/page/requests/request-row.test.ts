import assert from "node:assert/strict";
import { requestRow } from "../../../../../sandbox/web/page/requests/request-row.js";
import { inBrowser } from "../in-browser.ts";
import { requestView } from "../views.ts";

const cells = (row: HTMLTableRowElement): string[] => [...row.querySelectorAll("td")].slice(1).map(({ textContent }) => textContent);

describe("requestRow", () => {
  inBrowser();

  it("says when to the millisecond", () => {
    assert.match(requestRow(requestView({})).querySelector("time")?.textContent ?? "", /^\d\d:\d\d:00\.000$/);
  });

  it("says what was asked, what was answered, how fast and to whom", () => {
    const row = requestRow(requestView({}));
    assert.deepEqual(cells(row), ["services", "POST /v1.0/invitations", "201", "12", "user:adele"]);
    assert.deepEqual([row.className, row.querySelector("[title]")?.getAttribute("title")], ["", "request-id r-1"]);
  });

  it("marks what was refused or not answered", () => {
    const row = requestRow(requestView({ server: "bot", status: 0, who: null, requestId: null }));
    assert.deepEqual([cells(row), row.className], [["bot", "POST /v1.0/invitations", "none", "12", ""], "refused"]);
  });
});
