import assert from "node:assert/strict";
import { readChanges } from "../../../src/domain/read-changes.ts";
import { changeableOptions } from "../../../src/domain/approval.ts";
import type { ChangeableOption } from "../../../src/domain/approval.ts";
import { formValuesOf } from "../../../src/domain/form-values.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import type { FormValues } from "../../../src/domain/invite-form.ts";
import { awaiting } from "../../build/an-approval.ts";
import { everyOption } from "../../build/full-store/options.ts";
import { id } from "../../build/ids.ts";

const options: InviteOptions = {
  displayName: "Sam",
  message: "Welcome!",
  cc: "kim@contoso.com",
  colleagues: [id("11111111-1111-4111-8111-111111111111")],
  redirectUrl: "https://contoso.com/",
  sendMail: true,
};
const request = awaiting({ options });
const read = (values: FormValues, given: Partial<InviteOptions> = {}) =>
  readChanges({ ...request, options: { ...options, ...given } }, values);

describe("readChanges", () => {
  it("keeps all as requested if nothing was typed", () => {
    assert.deepEqual(read({}), { kind: "options", options, changed: [] });
  });

  it("doesn't call it a change that the suggested copy to the requester was left, but every other copy", () => {
    const { cc: _, ...uncopied } = options;
    const suggested = awaiting({ options: uncopied }, { requesterMail: "adele@contoso.com" });
    const changed = (cc: string, message = options.message) => {
      const outcome = readChanges(suggested, { cc, message: message ?? "" });
      return outcome.kind === "options" ? [outcome.options.cc, outcome.changed] : outcome;
    };
    assert.deepEqual(changed("adele@contoso.com"), ["adele@contoso.com", []]);
    assert.deepEqual(changed("adele@contoso.com", "Hello!"), ["adele@contoso.com", ["message"]]);
    assert.deepEqual(changed("kim@contoso.com"), ["kim@contoso.com", ["cc"]]);
    assert.deepEqual(changed(""), [undefined, []]);
  });

  it("keeps every option of a request that is approved unchanged", () => {
    assert.deepEqual(read({}, everyOption), { kind: "options", options: everyOption, changed: [] });
  });

  const changes = {
    displayName: "Sam Okafor",
    message: "Hello!",
    messageLanguage: "de-DE",
    sendMail: "true",
    cc: "kim@contoso.com",
    userType: "Guest",
  } satisfies Record<ChangeableOption, string>;
  for (const name of changeableOptions) {
    it(`keeps every other option when ${name} is changed`, () => {
      const result = read({ [name]: changes[name] }, everyOption);
      const { options: after, changed } = result.kind === "options" ? result : assert.fail(JSON.stringify(result.problems));
      assert.deepEqual([changed, formValuesOf({ options: after })[name]], [[name], name === "userType" ? undefined : changes[name]]);
      assert.deepEqual({ ...after, [name]: everyOption[name] }, everyOption);
    });
  }

  it("lists the changed fields in the form's order, and empties cleared ones", () => {
    const values = { sendMail: "false", displayName: " Sam Okafor ", message: "", messageLanguage: "fr-FR", cc: "" };
    const { message: _, cc: __, ...rest } = options;
    const after = { ...rest, displayName: "Sam Okafor", messageLanguage: "fr-FR", sendMail: false };
    const changed = ["displayName", "message", "messageLanguage", "sendMail", "cc"];
    assert.deepEqual(read(values), { kind: "options", options: after, changed });
  });

  it("takes a message only if it would have fit on the card, but leaves an older one as it is", () => {
    const old = { message: "m".repeat(1_500) };
    assert.deepEqual(read({ message: "m".repeat(501) }), { kind: "problems", problems: { message: "message-too-long-to-approve" } });
    assert.deepEqual(read({ message: "m".repeat(1_499) }, old), { kind: "problems", problems: { message: "message-too-long-to-approve" } });
    assert.deepEqual(read({ message: `${old.message}\r\n` }, old), { kind: "options", options: { ...options, ...old }, changed: [] });
    assert.equal(read({ message: `${"m".repeat(500)}\u200b` }).kind, "options");
  });

  it("changes nothing else, even if the client sends it", () => {
    const values = {
      email: "eve@evil.example",
      colleagues: "",
      redirectUrl: "https://evil.example/",
      toChannel: "true",
      justification: "x",
    };
    assert.deepEqual(read(values), { kind: "options", options, changed: [] });
  });

  it("changes a requested member to a guest, and never a guest to a member", () => {
    assert.deepEqual(read({ userType: "Guest" }, { userType: "Member" }), { kind: "options", options, changed: ["userType"] });
    assert.deepEqual(read({ userType: "Member" }), { kind: "options", options, changed: [] });
    assert.deepEqual(read({ userType: "Owner" }, { userType: "Member" }), {
      kind: "problems",
      problems: { userType: "user-type-unknown" },
    });
  });

  it("reports each field's problem, as the form does", () => {
    const values = { displayName: "x".repeat(300), message: "x".repeat(3_000), messageLanguage: "?", sendMail: "?", cc: "kim" };
    const problems = {
      displayName: "display-name-too-long",
      message: "message-too-long",
      messageLanguage: "language-unknown",
      sendMail: "send-mail-malformed",
      cc: "cc-malformed",
    };
    assert.deepEqual(read(values), { kind: "problems", problems });
  });
});
