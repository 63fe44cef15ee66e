import assert from "node:assert/strict";
import { requestRow } from "../../../../../sandbox/web/page/requests/request-row.js";
import { inBrowser } from "../in-browser.ts";
import { requestView } from "../views.ts";

const cells = (row: HTMLTableRowElement): string[] => [...row.querySelectorAll("td")].slice(1).map(({ textContent }) => textContent);

describe("requestRow", () => {
  inBrowser();

  it("shows the time to the millisecond", () => {
    assert.match(requestRow(requestView({})).querySelector("time")?.textContent ?? "", /^\d\d:\d\d:00\.000$/);
  });

  it("shows the request, the answer, its time and the caller", () => {
    const row = requestRow(requestView({}));
    assert.deepEqual(cells(row), ["services", "POST /v1.0/invitations", "201", "12", "user:adele"]);
    assert.deepEqual([row.className, row.querySelector("[title]")?.getAttribute("title")], ["", "request-id r-1"]);
  });

  it("marks requests that were refused or not answered", () => {
    const row = requestRow(requestView({ server: "bot", status: 0, who: null, requestId: null }));
    assert.deepEqual([cells(row), row.className], [["bot", "POST /v1.0/invitations", "none", "12", ""], "refused"]);
  });
});
