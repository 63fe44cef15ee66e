import assert from "node:assert/strict";
import sinon from "sinon";
import type { FaultView } from "../../../../../sandbox/page-api/fault-view.ts";
import { faultList } from "../../../../../sandbox/web/page/control/fault-list.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";

const always = { every: 1, passed: 0, retryAfterSeconds: null, retryAfterForm: "seconds" } as const;
const fault: FaultView = { ...always, route: "/v1.0/users/*", method: null, kind: "timeout", times: 2 };

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
    const other: FaultView = { ...fault, method: "POST", kind: "429", every: 3 };
    const { change } = listing([fault, other]);
    assert.match(document.body.textContent, /Any \/v1\.0\/users\/\*: No answer for two minutes, 2 more/);
    button("Take away: POST /v1.0/users/*: 429 Too Many Requests, 2 more, each 3 calls").click();
    assert.deepEqual(change.args, [[[fault]]]);
  });

  it("adds a fault", () => {
    const { change, set } = listing([fault]);
    set("method", "POST");
    set("kind", "503");
    set("times", "3");
    set("every", "2");
    set("retryAfterSeconds", "0.5");
    set("retryAfterForm", "date");
    button("Let it go wrong").click();
    const what = { route: "/v1.0/invitations", method: "POST", kind: "503", times: 3 } as const;
    const added: FaultView = { ...what, every: 2, passed: 0, retryAfterSeconds: 0.5, retryAfterForm: "date" };
    assert.deepEqual(change.args, [[[fault, added]]]);
  });

  it("omits empty fields", () => {
    const { change } = listing([]);
    button("Let it go wrong").click();
    assert.deepEqual(change.args, [[[{ ...always, route: "/v1.0/invitations", method: null, kind: "429", times: 1 }]]]);
  });
});
