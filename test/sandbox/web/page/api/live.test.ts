import assert from "node:assert/strict";
import sinon from "sinon";
import { listen } from "../../../../../sandbox/web/page/api/live.js";

class FakeEventSource extends EventTarget {
  readonly address: string;

  constructor(address: string) {
    super();
    this.address = address;
  }
}

describe("listen", () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, "EventSource");

  before(() => Object.defineProperty(globalThis, "EventSource", { value: FakeEventSource, configurable: true, writable: true }));
  after(() => (real ? Object.defineProperty(globalThis, "EventSource", real) : Reflect.deleteProperty(globalThis, "EventSource")));

  it("passes each event's data to its handler, and reports a lost connection", () => {
    const [mail, lost] = [sinon.spy(), sinon.spy()];
    const source = listen("/api/as/me/events", { mail, lost });
    source.dispatchEvent(new MessageEvent("mail", { data: '{"unread":3}' }));
    source.dispatchEvent(new MessageEvent("hello", { data: "not asked for" }));
    source.dispatchEvent(new Event("error"));
    assert.deepEqual([mail.args, lost.callCount], [[[{ unread: 3 }]], 1]);
  });

  it("needs no handler for a lost connection", () => {
    assert.equal(listen("/x", {}).dispatchEvent(new Event("error")), true);
  });
});
