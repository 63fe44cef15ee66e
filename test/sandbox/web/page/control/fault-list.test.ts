import assert from "node:assert/strict";
import sinon from "sinon";
import type { FaultView } from "../../../../../sandbox/page-api/api.ts";
import { faultList } from "../../../../../sandbox/web/page/control/fault-list.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";

const fault: FaultView = { route: "/v1.0/users/*", method: null, kind: "timeout", times: 2, retryAfterSeconds: null };

function listing(faults: readonly FaultView[]) {
  const change = sinon.spy();
  document.body.append(...faultList(faults, change));
  const set = (name: string, value: string): void => {
    const field = document.querySelector(`[name=${name}]`);
    assert.ok(field instanceof HTMLInputElement || field instanceof HTMLSelectElement);
    field.value = value;
  };
  return { change, set };
}

describe("faultList", () => {
  inBrowser();

  it("says that there are no faults", () => {
    listing([]);
    assert.match(document.body.textContent, /Nothing goes wrong on purpose\./);
  });

  it("shows each fault and removes it", () => {
    const other: FaultView = { ...fault, method: "POST", kind: "429" };
    const { change } = listing([fault, other]);
    assert.match(document.body.textContent, /Any \/v1\.0\/users\/\*: No answer for two minutes, 2 more/);
    button("Take away: POST /v1.0/users/*: 429 Too Many Requests, 2 more").click();
    assert.deepEqual(change.args, [[[fault]]]);
  });

  it("adds a fault", () => {
    const { change, set } = listing([fault]);
    set("method", "POST");
    set("kind", "503");
    set("times", "3");
    set("retryAfterSeconds", "10");
    button("Let it go wrong").click();
    const added: FaultView = { route: "/v1.0/invitations", method: "POST", kind: "503", times: 3, retryAfterSeconds: 10 };
    assert.deepEqual(change.args, [[[fault, added]]]);
  });

  it("omits empty fields", () => {
    const { change } = listing([]);
    button("Let it go wrong").click();
    assert.deepEqual(change.args, [[[{ route: "/v1.0/invitations", method: null, kind: "429", times: 1, retryAfterSeconds: null }]]]);
  });
});
