import assert from "node:assert/strict";
import sinon from "sinon";
import { signInByPopup } from "../../../../../sandbox/web/page/sign-in/sign-in-by-popup.js";
import { inBrowser } from "../in-browser.ts";

describe("signInByPopup", () => {
  inBrowser();
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => sinon.restore());

  function popup() {
    const frame = document.body.appendChild(document.createElement("iframe"));
    sinon.stub(window, "open").returns(frame.contentWindow);
    const say = (data: object, changes: object = {}): void => {
      const event = new Event("message");
      window.dispatchEvent(Object.assign(event, { origin: location.origin, source: frame.contentWindow, data, ...changes }));
    };
    return { frame, say };
  }

  it("returns the code from the pop-up", async () => {
    const { say } = popup();
    const code = signInByPopup("/sign-in?signin=1");
    say({ signInCode: "123456" });
    assert.equal(await code, "123456");
  });

  it("ignores other windows, and treats a closed pop-up as a refusal", async () => {
    const { frame, say } = popup();
    const code = signInByPopup("/sign-in?signin=1");
    say({ signInCode: "666666" }, { source: null });
    say({ signInCode: "666666" }, { origin: "https://evil.example" });
    say({ signInCode: 666_666 });
    await clock.tickAsync(500);
    Object.defineProperty(frame.contentWindow, "closed", { value: true });
    await clock.tickAsync(1_000);
    assert.equal(await code, "CancelledByUser");
  });

  it("is a refusal if pop-ups are blocked", async () => {
    sinon.stub(window, "open").returns(null);
    assert.equal(await signInByPopup("/sign-in"), "CancelledByUser");
  });
});
