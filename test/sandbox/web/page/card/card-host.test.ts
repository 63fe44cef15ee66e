import assert from "node:assert/strict";
import sinon from "sinon";
import type { ActionResult, PressAction } from "../../../../../sandbox/page-api/api.ts";
import type { SubmitResult } from "../../../../../sandbox/page-api/teams-api.ts";
import { CardHost } from "../../../../../sandbox/web/page/card/card-host.js";
import type { PressAgain } from "../../../../../sandbox/web/page/api/message-actions.js";
import { inBrowser } from "../in-browser.ts";
import { button, field, settled, type } from "../in-page.ts";
import { card, message } from "../views.ts";

const form = card({
  lang: "fr",
  msteams: { width: "full" },
  body: [{ type: "Input.Text", id: "email", label: "E-mail", isRequired: true, errorMessage: "Type an address." }],
  actions: [
    { type: "Action.Execute", id: "a1", title: "Send", verb: "submit", data: { invitation: "i1" } },
    { type: "Action.Execute", title: "Cancel", associatedInputs: "none" },
    { type: "Action.Execute", title: "Off", verb: "off", isEnabled: false },
    { type: "Action.OpenUrl", title: "Docs", url: "https://docs.example" },
    { type: "Action.OpenUrl", title: "Bad", url: "http://evil.example" },
    { type: "Action.OpenUrl", title: "Nowhere" },
  ],
});

function hosted(result: Promise<ActionResult> | ActionResult, submitted: SubmitResult = { kind: "sent" }) {
  const send = sinon.spy(async (_action: PressAction["action"], _again?: PressAgain) => result);
  const submit = sinon.spy(async (_data: Readonly<Record<string, unknown>>) => submitted);
  const refresh = sinon.spy(async () => result);
  const replace = sinon.spy();
  const host = new CardHost({ send, submit, refresh, search: async () => [], replace });
  document.body.append(host.element);
  host.show(form, []);
  return { host, send, submit, refresh, replace, says: (role: string) => host.element.querySelector(`[role=${role}]`)?.textContent };
}

describe("CardHost", () => {
  inBrowser();
  afterEach(() => sinon.restore());

  it("T96: asks for a missing input and sends nothing", async () => {
    const { send } = hosted({ kind: "message", text: "" });
    button("Send").click();
    await settled();
    const email = field("E-mail");
    assert.deepEqual([send.callCount, email.getAttribute("aria-invalid"), document.activeElement === email], [0, "true", true]);
    assert.match(document.body.textContent, /Type an address\./);
    type(email, "sam@fabrikam.com");
    await settled();
    assert.equal(email.hasAttribute("aria-invalid"), false);
  });

  it("sends the action with its data and inputs once, while its buttons are disabled", async () => {
    const answer = Promise.withResolvers<ActionResult>();
    const { send, says } = hosted(answer.promise);
    type(field("E-mail"), "sam@fabrikam.com");
    const pressed = button("Send");
    pressed.focus();
    pressed.click();
    button("Cancel").click();
    button("Bad").click();
    assert.equal(says("alert"), "");
    assert.deepEqual(send.args, [[{ id: "a1", verb: "submit", data: { invitation: "i1", email: "sam@fabrikam.com" } }]]);
    assert.deepEqual([pressed.getAttribute("aria-busy"), pressed.hasAttribute("disabled")], ["true", true]);
    answer.resolve({ kind: "message", text: "Sent." });
    await settled();
    assert.deepEqual([pressed.getAttribute("aria-busy"), pressed.hasAttribute("disabled"), says("status")], ["false", false, "Sent."]);
    assert.equal(button("Off").hasAttribute("disabled"), true);
  });

  it("T114: sends an action of a ShowCard with that card's inputs, and doesn't check its neighbours' inputs", async () => {
    const { host, send } = hosted({ kind: "message", text: "" });
    const unfolding = (title: string, id: string) => ({
      ...{ type: "Action.ShowCard", title },
      card: {
        type: "AdaptiveCard",
        body: [{ type: "Input.Text", id, label: id, isRequired: true, errorMessage: `Type the ${id}.` }],
        actions: [{ type: "Action.Execute", title: `${title} now`, verb: id, data: { invitation: "i1" } }],
      },
    });
    host.show(card({ actions: [unfolding("Reject", "reason"), unfolding("Ask", "question")] }), []);
    button("Reject").click();
    button("Reject now").click();
    await settled();
    assert.deepEqual([send.callCount, button("Reject").getAttribute("aria-expanded")], [0, "true"]);
    type(field("reason"), "No contract");
    button("Reject now").click();
    await settled();
    assert.deepEqual(send.args, [[{ id: null, verb: "reason", data: { invitation: "i1", reason: "No contract" } }]]);
  });

  it("sends neither verb nor inputs that an action does not have", async () => {
    const { send } = hosted({ kind: "message", text: "" });
    button("Cancel").click();
    await settled();
    assert.deepEqual(send.args, [[{ id: null, verb: "", data: {} }]]);
  });

  it("passes on the card in an answer", async () => {
    const result: ActionResult = { kind: "card", message: message() };
    const { replace } = hosted(result);
    button("Cancel").click();
    await settled();
    assert.deepEqual(replace.args, [[result]]);
  });

  it("shows an error above the card and clears it at the next press", async () => {
    const { says } = hosted({ kind: "error", text: "Reference 4711" });
    button("Cancel").click();
    await settled();
    assert.equal(says("alert"), "Reference 4711");
    button("Cancel").click();
    assert.equal(says("alert"), "");
  });

  it("asks whether to add the app, and presses again with the answer", async () => {
    const { send, says } = hosted({ kind: "add-app", text: "Add Guestlist?" });
    button("Cancel").click();
    await settled();
    assert.match(says("status") ?? "", /^Add Guestlist\?/);
    button("Add").click();
    await settled();
    const press = { id: null, verb: "", data: {} };
    assert.deepEqual(send.args, [[press], [press, { addApp: "add" }]]);
    button("Cancel", document.querySelector(".card-question") ?? document).click();
    await settled();
    assert.deepEqual(send.lastCall.args, [press, { addApp: "cancel" }]);
  });

  it("signs in by a pop-up, and presses again with its code", async () => {
    const url = "https://localhost:3980/authorize";
    const { send } = hosted({ kind: "sign-in", text: "Please sign in.", title: "Sign in", url });
    const popup = document.body.appendChild(document.createElement("iframe")).contentWindow;
    const open = sinon.stub(window, "open").returns(popup);
    button("Cancel").click();
    await settled();
    button("Sign in").click();
    assert.equal(open.firstCall.args[0], url);
    const event = (from: unknown, origin = location.origin) =>
      Object.assign(new Event("message"), { origin, source: from, data: { signInCode: "123456" } });
    for (const foreign of [event(null), event(popup, "https://evil.example")]) window.dispatchEvent(foreign);
    await settled();
    assert.equal(send.callCount, 1);
    window.dispatchEvent(event(popup));
    await settled();
    assert.deepEqual(send.lastCall.args, [{ id: null, verb: "", data: {} }, { state: "123456" }]);
  });

  it("shows the result of a refresh", async () => {
    const { host, says } = hosted({ kind: "message", text: "Fresh." });
    await host.refresh();
    assert.equal(says("status"), "Fresh.");
  });

  it("says in place of the card why its own view is missing", () => {
    const { host, says } = hosted({ kind: "message", text: "" });
    host.blame("Unable to reach app. Please try again.");
    const frame = host.element.querySelector<HTMLElement>(".card-frame");
    assert.deepEqual([says("alert"), frame?.hidden], ["Unable to reach app. Please try again.", true]);
    host.blame(null);
    assert.deepEqual([says("alert"), frame?.hidden], ["", false]);
  });

  it("shows an error when the server can't be reached", async () => {
    const { says } = hosted(Promise.reject(new Error("no network")));
    button("Cancel").click();
    await settled();
    assert.equal(says("alert"), "Something went wrong. Please try again. (no network)");
    const speechless = hosted(Promise.reject(new Error("")));
    button("Cancel", speechless.host.element).click();
    await settled();
    assert.equal(speechless.says("alert"), "Something went wrong. Please try again.");
  });

  it("opens safe links in a new tab and refuses others", () => {
    const open = sinon.stub(window, "open");
    const { says } = hosted({ kind: "message", text: "" });
    button("Docs").click();
    assert.deepEqual([open.args, says("alert")], [[["https://docs.example", "_blank", "noopener"]], ""]);
    for (const name of ["Bad", "Nowhere"]) {
      button(name).click();
      assert.deepEqual([open.callCount, says("alert")], [1, "Teams doesn't open this link."]);
    }
  });

  const old = (data: object) => card({ actions: [{ type: "Action.Submit", title: "Old", data }] });

  for (const [name, result, data, role, words] of [
    ["says that it was sent", { kind: "sent" }, { a: 1 }, "status", "Your response was sent to the app"],
    ["keeps quiet where the card wants that", { kind: "sent" }, { msteams: { feedback: { hide: true } } }, "status", ""],
    ["says what the bot did not take", { kind: "error", text: "Unable to reach app." }, {}, "alert", "Unable to reach app."],
  ] as const) {
    it(`sends an Action.Submit and ${name}`, async () => {
      const { host, submit, says } = hosted({ kind: "message", text: "" }, result);
      host.show(old(data), []);
      button("Old").click();
      await settled();
      assert.deepEqual([submit.args, says(role)], [[[data]], words]);
    });
  }

  it("opens the sign-in that an Action.Submit asks for", async () => {
    const open = sinon.stub(window, "open").returns(null);
    const { host } = hosted({ kind: "message", text: "" }, { kind: "open", url: "https://localhost:3980/authorize" });
    host.show(old({ msteams: { type: "signin" } }), []);
    button("Old").click();
    await settled();
    assert.equal(open.firstCall.args[0], "https://localhost:3980/authorize");
  });

  it("keeps a person's inputs when the same card comes again", () => {
    const { host } = hosted({ kind: "message", text: "" });
    const email = field("E-mail");
    type(email, "sam@");
    host.show(structuredClone(form), []);
    assert.deepEqual([field("E-mail") === email, email.value], [true, "sam@"]);
  });

  it("keeps the focus on a card that is replaced", () => {
    const { host } = hosted({ kind: "message", text: "" });
    button("Send").focus();
    host.show(card({ body: [{ type: "TextBlock", text: "Sent" }] }), []);
    assert.equal(document.activeElement?.className, "card-frame");
  });

  it("takes the focus when the card comes before its answer, and doesn't change the new card's buttons", async () => {
    const answer = Promise.withResolvers<ActionResult>();
    const { host } = hosted(answer.promise);
    button("Cancel").click();
    host.show(card({ actions: [{ type: "Action.Execute", title: "Next", verb: "next" }] }), []);
    assert.equal(document.activeElement?.className, "card-frame");
    answer.resolve({ kind: "message", text: "Done." });
    await settled();
    assert.equal(button("Next").hasAttribute("disabled"), false);
  });

  it("uses a card's language and width", () => {
    const { host } = hosted({ kind: "message", text: "" });
    const frame = host.element.querySelector<HTMLElement>(".card-frame");
    assert.deepEqual([frame?.lang, host.element.classList.contains("card-full")], ["fr", true]);
    host.show(card({ body: [] }), []);
    assert.deepEqual([frame?.hasAttribute("lang"), host.element.classList.contains("card-full")], [false, false]);
  });
});
