import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inviteFormCard, inviteFormData } from "../../../src/cards/invite-form.ts";
import type { InviteFormView } from "../../../src/cards/invite-form.ts";
import { formFields, inviteForm } from "../../../src/domain/invite-form.ts";
import type { FieldProblem, FormField } from "../../../src/domain/invite-form.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { everyField } from "../../build/full-store/options.ts";
import { id } from "../../build/ids.ts";
import { objectsIn } from "../../repository/card-template-walk.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en");
const defaultRedirectUrl = "https://myapplications.microsoft.com/?tenantid=t";

const view = (given: Partial<InviteFormView> = {}): InviteFormView => ({
  id: id("invitation-1"),
  for: id("person-1"),
  values: {},
  problems: {},
  defaultRedirectUrl,
  inChannel: true,
  ...given,
});
const dataOf = (given: Partial<InviteFormView> = {}) => inviteFormData(view(given), texts);
const valuesOf = (given: Partial<InviteFormView> = {}) => {
  const data = dataOf(given);
  return Object.fromEntries(formFields.map((name) => [name, data[name].value]));
};

describe("inviteFormCard", () => {
  it("asks for the address only at first", () => {
    assert.equal(dataOf().moreOpen, false);
    const filled = Object.entries(valuesOf()).filter(([, value]) => value !== "");
    assert.deepEqual(Object.fromEntries(filled), {
      sendMail: "true",
      redirectUrl: defaultRedirectUrl,
      addToTeam: "true",
      toChannel: "false",
      userType: "Guest",
    });
  });

  it("says a refusal once more above the button when the options are open, since its top may be out of sight", () => {
    const refusal = { kind: "sign-in-refused" } as const;
    const said = (given: Partial<InviteFormView>) =>
      JSON.stringify(inviteFormCard(view({ refusal, ...given }), texts)).split(texts.t("failure.sign-in-refused")).length - 1;
    assert.equal(said({}), 1);
    assert.equal(said({ values: { displayName: "Sam" } }), 2);
  });

  it("stays folded when only the address is filled in, or wrong", () => {
    assert.equal(dataOf({ values: { email: "sam" }, problems: { email: "email-malformed" } }).moreOpen, false);
  });

  it("stays folded when the values that came back are unchanged", () => {
    assert.equal(dataOf({ values: { ...valuesOf(), displayName: "  " } }).moreOpen, false);
  });

  const changes: readonly (readonly [field: FormField, value: string])[] = [
    ["displayName", "Sam"],
    ["message", "Hi"],
    ["messageLanguage", "fr-FR"],
    ["cc", "alex@contoso.com"],
    ["redirectUrl", "https://contoso.com"],
    ["sendMail", "false"],
    ["colleagues", "87d349ed-44d7-43e1-9a83-5f2406dee5bd,48d31887-5fad-4d73-a9f5-3c356e68a038"],
    ["toChannel", "true"],
    ["userType", "Member"],
  ];
  for (const [field, value] of changes) {
    it(`unfolds when ${field} was changed, and keeps it`, () => {
      const values = { email: "sam@fabrikam.com", [field]: value };
      assert.equal(dataOf({ values }).moreOpen, true);
      assert.deepEqual(valuesOf({ values }), { ...valuesOf(), ...values });
    });
  }

  it("unfolds when something hidden is wrong", () => {
    assert.equal(dataOf({ problems: { redirectUrl: "redirect-malformed" } }).moreOpen, true);
  });

  it("shows each problem right below its field, in the colour of errors", () => {
    const problems: Readonly<Record<FormField, FieldProblem>> = {
      email: "email-characters",
      addToTeam: "toggle-malformed",
      displayName: "display-name-too-long",
      message: "message-too-long",
      messageLanguage: "language-unknown",
      sendMail: "send-mail-malformed",
      cc: "cc-malformed",
      colleagues: "colleagues-too-many",
      redirectUrl: "redirect-malformed",
      toChannel: "channel-unknown",
      userType: "user-type-unknown",
      justification: "justification-missing",
    };
    const team = { kind: "choice", name: "Contoso" } as const;
    const data = dataOf({ problems, team });
    const { element } = parseCard(inviteFormCard(view({ problems, team }), texts));
    const shown = element.textContent;
    for (const field of formFields) {
      const sentence = texts.t(`form.problem.${problems[field]}`);
      assert.equal(data[field].problem, sentence);
      assert.ok(shown.indexOf(sentence) > shown.indexOf(data[field].label));
    }
  });

  it("leaves out fields without a problem", () => {
    assert.deepEqual(
      formFields.filter((field) => "problem" in dataOf()[field]),
      [],
    );
  });

  it("offers the channel only if there is one", () => {
    const ids = (given: Partial<InviteFormView>) => JSON.stringify(inviteFormCard(view(given), texts)["body"]);
    assert.ok(ids({}).includes('"id":"toChannel"'));
    assert.ok(!ids({ inChannel: false }).includes('"id":"toChannel"'));
    assert.ok(ids({ inChannel: false, problems: { toChannel: "channel-unknown" } }).includes('"id":"toChannel"'));
  });

  describe("about the team of its channel", () => {
    const shown = (given: Partial<InviteFormView>) => parseCard(inviteFormCard(view(given), texts)).element.textContent;
    const ids = (given: Partial<InviteFormView>) => JSON.stringify(inviteFormCard(view(given), texts)["body"]);
    const name = "Contoso *Partners*";

    it("has a switch that is on, outside of the options, where there is a choice", () => {
      const team = { kind: "choice", name } as const;
      assert.ok(ids({ team }).includes('"id":"addToTeam","label":"Team","title":"Add to Contoso Partners","value":"true"'));
      assert.deepEqual([dataOf({ team, values: { addToTeam: "false" } }).addToTeam.value, dataOf({ team }).moreOpen], ["false", false]);
      assert.equal(dataOf({ team, values: { addToTeam: "false" } }).moreOpen, false);
    });

    it("keeps a tick while the team isn't offered or known, and has no switch for anybody else", () => {
      for (const [team, title] of [
        [{ kind: "if-ticked", name }, "Add to Contoso Partners"],
        [{ kind: "if-ticked" }, "Add to this team"],
      ] as const) {
        assert.ok(
          ids({ team, values: { addToTeam: "true" } }).includes(`"id":"addToTeam","label":"Team","title":"${title}","value":"true"`),
        );
        for (const values of [{}, { addToTeam: "false" }]) assert.ok(!ids({ team, values }).includes('"id":"addToTeam"'));
        assert.equal(dataOf({ team }).addToTeam.note, undefined);
      }
    });

    for (const [team, note] of [
      [undefined, undefined],
      [{ kind: "always", name }, "They also join Contoso Partners."],
      [
        { kind: "none", name, why: "guests-forbidden" },
        "Contoso Partners takes no guests, so they can't join it. An owner or an administrator can change that.",
      ],
      [{ kind: "none", name, why: "private-channel" }, "In private and shared channels I can't add anybody. Ask the channel's owner."],
    ] as const) {
      it(`has no switch, but ${note ?? "nothing to say"}`, () => {
        const given = team ? { team } : {};
        assert.ok(!ids(given).includes('"id":"addToTeam"'));
        assert.equal(dataOf(given).addToTeam.note, note);
        if (note !== undefined) assert.ok(shown(given).includes(note));
      });
    }
  });

  it("keeps the chosen channel when the form continues in another chat", () => {
    const { toChannel } = dataOf({ inChannel: false, values: { toChannel: "true" } });
    assert.deepEqual([toChannel.offered, toChannel.value], [true, "true"]);
    assert.equal(dataOf({ inChannel: false, values: { toChannel: "false" } }).toChannel.offered, false);
  });

  it("lets colleagues be picked from the organization, any number of them", () => {
    const body = JSON.stringify(inviteFormCard(view({ values: { colleagues: "a,b" } }), texts)["body"]);
    assert.match(
      body,
      /"id":"colleagues",[^{}]*"value":"a,b","isMultiSelect":true,"choices":\[\],"choices.data":\{"type":"Data.Query","dataset":"graph.microsoft.com\/users"\}/,
    );
  });

  it("sends what was confirmed, and says so on the button", () => {
    const cautions = [{ kind: "language-unused" }, { kind: "deleted-lately", name: "Sam", since: null }] as const;
    const { submit, refusal } = dataOf({ values: { email: "sam@fabrikam.com" }, refusal: { kind: "to-confirm", cautions } });
    assert.deepEqual(submit, {
      title: "Send anyway",
      data: { invitation: "invitation-1", for: "person-1", confirmed: ["language-unused", "deleted-lately"], about: "sam@fabrikam.com" },
    });
    assert.ok(refusal?.includes("ignores the language") && refusal.includes("Sam"));
    assert.equal(dataOf({ refusal: { kind: "colleagues-not-members", names: [] } }).submit.title, "Invite");
    assert.equal(dataOf({ refusal: { kind: "busy" } }).submit.title, "Try again");
  });

  it("shows no fields where only another address helps, until the person wants to enter one", () => {
    const refusal = { kind: "guest-accepted", name: "Sam", user: id("guest"), since: null } as const;
    const card = inviteFormCard(view({ refusal, values: { email: "sam@fabrikam.com", message: "Hi" } }), texts);
    assert.deepEqual(card["actions"], []);
    const { isOpen, look, presses, refused } = dataOf({ refusal, values: { email: "sam@fabrikam.com" } });
    assert.deepEqual(
      [isOpen, look, presses.map(({ title, inForm }) => [title, inForm]), refused.canReopen, refused.other],
      [false, "good", [["Add to this team", false]], true, "Invite another address"],
    );
    const toggles = objectsIn(card["body"]).filter(({ type }) => type === "Action.ToggleVisibility");
    assert.deepEqual(toggles[0]?.["targetElements"], [
      { elementId: "refused", isVisible: false },
      { elementId: "refused-actions", isVisible: false },
      { elementId: "form", isVisible: true },
    ]);
    assert.equal(objectsIn(card["body"]).find((part) => part["id"] === "form")?.["isVisible"], false);
  });

  it("has nothing to press where nothing that this person enters helps", () => {
    const { isOpen, refused } = dataOf({ refusal: { kind: "requester-is-guest" } });
    assert.deepEqual([isOpen, refused.canReopen, refused.hasActions], [false, false, false]);
  });

  it("says at the top why nothing was sent", () => {
    const card = inviteFormCard(view({ refusal: { kind: "requester-is-guest" } }), texts);
    const { element } = parseCard(card);
    assert.ok(element.textContent.startsWith("Guests can't invite guests."));
  });

  it("offers Microsoft's choice and every language by name", () => {
    const { choices } = dataOf().messageLanguage;
    assert.deepEqual(choices[0], { title: "Microsoft's choice", value: "" });
    assert.ok(choices.some(({ title, value }) => title === "German (Germany)" && value === "de-DE"));
  });

  it("sends every field with the form's id and its person", () => {
    const card = inviteFormCard(view(), texts);
    assert.deepEqual(card["actions"], [
      {
        type: "Action.Execute",
        title: "Invite",
        verb: "send-invitation",
        style: "positive",
        associatedInputs: "auto",
        data: { invitation: "invitation-1", for: "person-1" },
        fallback: "drop",
      },
      { type: "Action.ToggleVisibility", title: "More options", targetElements: ["more"] },
    ]);
    const ids = [...JSON.stringify(card["body"]).matchAll(/"type":"Input\.\w+","id":"(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(
      ids,
      formFields.filter((field) => field !== "justification" && field !== "addToTeam"),
    );
  });

  it("keeps what was typed, up to a length that is always invalid", () => {
    const long = "x".repeat(100_000);
    const given = valuesOf({ values: Object.fromEntries(formFields.map((field) => [field, long])) });
    for (const field of formFields) {
      assert.equal(given[field]?.length, inviteForm[field].kept, field);
      assert.ok(everyField[field].length < inviteForm[field].kept, field);
    }
  });

  it("offers the address with the domain that was probably meant", () => {
    const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" } as const;
    const refusal = { kind: "to-confirm", cautions: [{ kind: "contact-exists", name: "Sam" }, mistyped] } as const;
    const { presses, submit } = dataOf({ values: { email: "sam@gmial.com" }, refusal, replaces: id("mistaken") });
    const data = { invitation: "invitation-1", for: "person-1", replaces: "mistaken" };
    const corrected = { ...data, instead: "sam@gmail.com" };
    assert.deepEqual(presses, [{ title: "Use sam@gmail.com", verb: "send-invitation", data: corrected, inputs: "auto", inForm: true }]);
    assert.deepEqual(submit, {
      title: "Send anyway",
      data: { ...data, confirmed: ["contact-exists", "domain-mistyped"], about: "sam@gmial.com" },
    });
    assert.deepEqual(dataOf({ refusal: { kind: "to-confirm", cautions: [{ kind: "contact-exists", name: "Sam" }] } }).presses, []);
  });

  it("has the buttons that help before the one that sends", () => {
    const cautions = [{ kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "dana@gmail.com" }] as const;
    const titles = (refusal: NonNullable<InviteFormView["refusal"]>) =>
      Object(inviteFormCard(view({ refusal, values: { email: "dana@gmial.com" } }), texts)).actions.map(
        ({ title }: { title: string }) => title,
      );
    assert.deepEqual(titles({ kind: "to-confirm", cautions }), ["Use dana@gmail.com", "Send anyway", "More options"]);
    assert.deepEqual(titles({ kind: "cap-reached", cap: "pending", limit: 5 }), ["Your open invitations", "Try again", "More options"]);
  });

  it("only corrects the address of a form that nobody has sent yet", () => {
    const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" } as const;
    const refusal = { kind: "to-confirm", cautions: [mistyped] } as const;
    const { presses } = dataOf({ values: { email: "sam@gmial.com" }, refusal, isNew: true });
    const data = { invitation: "invitation-1", for: "person-1", onlyCorrect: true, instead: "sam@gmail.com" };
    assert.deepEqual(presses, [{ title: "Use sam@gmail.com", verb: "send-invitation", data, inputs: "auto", inForm: true }]);
  });

  describe("when approval is needed", () => {
    const asks = { why: "policy", approvers: "Contoso Partners" } as const;
    const needsApproval = { kind: "needs-approval", ...asks } as const;
    const cautions = [{ kind: "contact-exists", name: "Sam" }, needsApproval] as const;
    const values = { email: "sam@fabrikam.com" };
    const asking = { values, refusal: { kind: "to-confirm", cautions } } as const;

    it("names the approvers, asks for the justification right below the address, and has a matching button title", () => {
      const { submit, refusal, moreOpen } = dataOf(asking);
      assert.deepEqual(submit, {
        title: "Ask for approval",
        data: {
          invitation: "invitation-1",
          for: "person-1",
          confirmed: ["contact-exists", "needs-approval"],
          asks,
          about: "sam@fabrikam.com",
        },
      });
      assert.ok(refusal?.includes("must be approved by somebody in Contoso Partners") && refusal.includes("Sam"));
      assert.equal(moreOpen, false);
      const ids = [...JSON.stringify(inviteFormCard(view(asking), texts)["body"]).matchAll(/"type":"Input\.\w+","id":"(\w+)"/g)];
      assert.deepEqual(ids.map(([, name]) => name).slice(0, 2), ["email", "justification"]);
    });

    it("asks again for a missing justification, and keeps what was confirmed", () => {
      const confirmed = ["contact-exists", "needs-approval"] as const;
      const again = dataOf({ values, confirmed, asks, problems: { justification: "justification-missing" } });
      assert.deepEqual([again.submit, again.justification.asked], [dataOf(asking).submit, true]);
      assert.equal(again.justification.problem, "Say in a sentence what you need this partner for.");
    });

    it("keeps the justification, also on a form that continues elsewhere", () => {
      const { justification, submit } = dataOf({ values: { ...values, justification: "Spring" } });
      assert.deepEqual([justification.asked, justification.value, submit.title], [true, "Spring", "Invite"]);
    });

    it("says beside the message that approvers couldn't read all of it, and keeps it", () => {
      const told = "Where approval is needed, a message can have at most 500 characters. Shorten it.";
      const long = { ...values, message: "m".repeat(501) };
      const { message, moreOpen } = dataOf({ ...asking, values: long });
      assert.deepEqual([message.problem, message.value, moreOpen], [told, long.message, true]);
      assert.equal(dataOf({ ...asking, values: { ...values, message: `${"m".repeat(500)}\r\n\u200b` } }).message.problem, undefined);
      assert.equal(dataOf({ values: long }).message.problem, undefined, "without approval it may be longer");
      const other = dataOf({ ...asking, values: { ...values, message: "m".repeat(2_001) }, problems: { message: "message-too-long" } });
      assert.equal(other.message.problem, "This message is too long. Shorten it.");
    });

    it("asks for no justification otherwise", () => assert.equal(dataOf({ values }).justification.asked, false));
  });
});

describe("inviteFormCard, refused", () => {
  const values = { email: "sam@contoso.com" };
  const shown = (refusal: NonNullable<InviteFormView["refusal"]>) => {
    const { isOpen, refused, presses } = dataOf({ values, refusal });
    return [isOpen, refused.hasActions, refused.canReopen, presses.map(({ verb }) => verb)];
  };

  it("has the fields in sight only where one of them helps", () => {
    assert.deepEqual(shown({ kind: "member-not-allowed" }), [true, false, false, []]);
    assert.deepEqual(shown({ kind: "busy" }), [true, false, false, []]);
  });

  it("leads to another address where only that helps", () => {
    assert.deepEqual(shown({ kind: "own-domain", domain: "contoso.com" }), [false, true, true, []]);
    assert.deepEqual(shown({ kind: "domain-blocked", domain: "contoso.com" }), [false, true, true, ["ask-admin"]]);
  });

  it("asks for another address without the refused one, and keeps what else was typed", () => {
    const typed = { email: "sam@fabrikam.com", displayName: "Sam", message: "Hi", sendMail: "false" };
    const { email, displayName, message, sendMail, refused } = dataOf({
      values: typed,
      refusal: { kind: "policy-denied", unchecked: false },
    });
    assert.deepEqual([email.value, displayName.value, message.value, sendMail.value], ["", "Sam", "Hi", "false"]);
    assert.equal(refused.address, "sam@fabrikam.com", "what was refused is said above");
    assert.equal(dataOf({ values: typed, refusal: { kind: "busy" } }).email.value, typed.email, "the same may succeed later");
  });

  it("leaves a refused address to be corrected that was probably mistyped", () => {
    const refusal = { kind: "domain-blocked", domain: "gmial.com" } as const;
    const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" } as const;
    const shownWith = (more: Partial<InviteFormView>) => dataOf({ values: { email: "sam@gmial.com" }, refusal, ...more }).email.value;
    assert.deepEqual([shownWith({ mistyped }), shownWith({})], ["sam@gmial.com", ""]);
  });

  it("has only the buttons that help, if any, where no form of this person can succeed", () => {
    assert.deepEqual(shown({ kind: "invitations-not-allowed" }), [false, true, false, ["ask-admin"]]);
    assert.deepEqual(shown({ kind: "requester-is-guest" }), [false, false, false, []]);
  });

  it("says of a corrected address what becomes of the wrong one", () => {
    assert.equal(dataOf({ replaces: id("wrong") }).intro, texts.t("form.intro-replaces"));
    assert.equal(dataOf().intro, texts.t("form.intro"));
  });
});
