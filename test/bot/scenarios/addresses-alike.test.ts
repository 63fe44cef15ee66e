import assert from "node:assert/strict";
import fc from "fast-check";
import { answerText } from "../../../bot/answer-text.ts";
import { readTurn } from "../../../bot/turn.ts";
import type { EmailProblem } from "../../../src/domain/email.ts";
import { addressesIn } from "../../../src/domain/addresses-in.ts";
import { readChanges } from "../../../src/domain/read-changes.ts";
import { readForm } from "../../../src/domain/read-form.ts";
import type { Flows } from "../../../src/flows/flows.ts";
import { id } from "../../build/ids.ts";
import { openForm } from "../../../src/flows/inviting/open-form.ts";
import { lookUpStatus } from "../../../src/flows/looking/look-up-status.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { message } from "../../build/activities.ts";
import { person } from "../../build/person.ts";
import { runs } from "../../build/runs.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";
import { defaultRedirectUrl, fakeOutside } from "../../fakes/fake-outside.ts";

/** The address, or the problem's code. */
type Answer = string;

const readInForm = (email: string): Answer => {
  const form = readForm({ email }, defaultRedirectUrl);
  return form.kind === "form" ? form.email : (form.problems.email ?? "no-problem");
};

/** Every place where a person gives an address: the address that is read, or what is wrong with it. */
const doors: Readonly<Record<string, (text: string) => Promise<Answer> | Answer>> = {
  "the form's field": readInForm,
  "the field for a copy": (cc) => {
    const form = readForm({ email: "sam@fabrikam.com", cc }, defaultRedirectUrl);
    return form.kind === "form" ? (form.options.cc ?? "none") : (form.problems.cc ?? "no-problem");
  },
  "an approver's change of the copy": (cc) => {
    const read = readChanges(anInvitation(), { cc });
    return read.kind === "options" ? (read.options.cc ?? "none") : (read.problems.cc ?? "no-problem");
  },
  status: async (text) => {
    const problems = Object.fromEntries(emailProblems.map((problem) => [texts.t(`form.problem.${problem}`), problem]));
    let found: Answer = "nothing";
    const lookUp = async (input: Parameters<typeof lookUpStatus>[1]) => {
      const outcome = await lookUpStatus(fakeOutside().ports, input);
      if (outcome.kind === "status") found = outcome.email;
      return outcome;
    };
    const replied = await said(`status ${text}`, { lookUpStatus: lookUp });
    const [first] = replied;
    return first !== undefined && "text" in first ? (problems[first.text] ?? first.text) : found;
  },
  /** The form begins with what was read; its submit reads that again. */
  invite: async (text) => {
    let prefilled = "";
    const open = (_: unknown, email: string) => (
      (prefilled = email),
      openForm(fakeOutside().ports, person(), email, { kind: "personal", conversation: id("a:1") })
    );
    const replied = await said(`invite ${text}`, { openForm: open });
    return replied.length > 1 ? "email-several" : readInForm(prefilled);
  },
  "an address alone": async (text) => {
    const [first] = await said(text, {});
    const buttons = [...JSON.stringify(first).matchAll(/"text":"invite (.*?)"[,}]/g)].map(([, address = ""]) => address);
    return buttons.length > 1 ? "email-several" : readInForm(JSON.parse(`"${buttons[0] ?? text}"`) as string);
  },
};

const emailProblems: readonly EmailProblem[] = [
  "email-missing",
  "email-several",
  "email-malformed",
  "email-too-long",
  "email-damaged",
  "email-characters",
  "email-not-ascii",
];

/** What the bot replies to a message that arrives with this text. */
async function said(text: string, flows: Partial<Flows>) {
  const call = commandCall({ flows });
  await answerText(call, readTurn(message({ text }))?.text ?? "");
  return call.reply.replied;
}

const cases: readonly (readonly [text: string, answer: Answer])[] = [
  ["dana@fabrikam.com", "dana@fabrikam.com"],
  ["o'brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["O’Brien@fabrikam.com", "O'Brien@fabrikam.com"],
  ["o&#39;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["o&#039;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["o&#x27;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["o&apos;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["o&amp;#39;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["o&rsquo;brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["dana&#64;fabrikam.com", "dana@fabrikam.com"],
  ["&lt;dana@fabrikam.com&gt;", "dana@fabrikam.com"],
  ["&quot;Weber, Dana&quot; &lt;dana@fabrikam.com&gt;", "dana@fabrikam.com"],
  ["Dana Weber <dana@fabrikam.com>;", "dana@fabrikam.com"],
  ["'dana@fabrikam.com' <dana@fabrikam.com>", "dana@fabrikam.com"],
  ["Weber, Dana (Fabrikam) <dana.w@fabrikam.com>;", "dana.w@fabrikam.com"],
  ["dana@fabrikam.com<mailto:dana@fabrikam.com>", "dana@fabrikam.com"],
  ["dana@fabrikam.com<https://fabrikam.com>", "dana@fabrikam.com"],
  ["dana@fabrikam.com;", "dana@fabrikam.com"],
  ["dana@fabrikam.com.", "dana@fabrikam.com"],
  ["Dana.y@fabrikam.com. ", "Dana.y@fabrikam.com"],
  ["“dana@fabrikam.com”", "dana@fabrikam.com"],
  ["mailto:dana@fabrikam.com", "dana@fabrikam.com"],
  ["mailto:dana@fabrikam.com?subject=Hello%20Dana&body=x", "dana@fabrikam.com"],
  ["mailto:o%27brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["Dana dana.weber@fabrikam.com", "dana.weber@fabrikam.com"],
  ["Dana (dana@fabrikam.com)", "dana@fabrikam.com"],
  ["mail: dana@fabrikam.com", "dana@fabrikam.com"],
  ["for dana@fabrikam.com", "dana@fabrikam.com"],
  ["请邀请dana@fabrikam.com。", "dana@fabrikam.com"],
  ["dana,weber@fabrikam.com", "email-damaged"],
  ["dana;weber@fabrikam.com", "email-damaged"],
  ["dana, weber@fabrikam.com", "email-damaged"],
  ["dana weber@fabrikam.com", "email-damaged"],
  ["dana. weber@fabrikam.com", "email-damaged"],
  ["dana . weber@fabrikam.com", "email-damaged"],
  ["e weber@fabrikam.com", "email-damaged"],
  ["e e.weber@fabrikam.com", "e.weber@fabrikam.com"],
  ["Wéber weber@fabrikam.com", "weber@fabrikam.com"],
  ["Müller mueller@fabrikam.com", "mueller@fabrikam.com"],
  ["mü ller@fabrikam.com", "email-not-ascii"],
  ["dana@fabrikam.co m", "email-damaged"],
  ["dana@fabrikam.co. m", "email-damaged"],
  ["dana@fabrikam.co ,uk", "email-damaged"],
  ["dana@fabrikam.co . uk", "email-damaged"],
  ["dana@fabrikam.com ,kim@fabrikam.com", "email-several"],
  ["dana@fabrikam.com pany.com", "email-damaged"],
  ["dana&nbsp;weber@fabrikam.com", "email-damaged"],
  ["dana&#44;weber@fabrikam.com", "email-damaged"],
  ["dana&comma;weber@fabrikam.com", "email-damaged"],
  ['dana"weber@fabrikam.com', "email-damaged"],
  ["dana(weber@fabrikam.com", "email-damaged"],
  ["dana<weber@fabrikam.com", "email-damaged"],
  ["dana:weber@fabrikam.com", "email-damaged"],
  ["Dana <dana,weber@fabrikam.com>", "email-damaged"],
  ["dana,weber@fabrikam.com<mailto:weber@fabrikam.com>", "email-damaged"],
  ["dana@fabrikam.co,uk", "email-damaged"],
  ["dana@fabrikam.co .uk", "email-damaged"],
  ["dana@fabrikam.co. uk", "email-damaged"],
  ["dana@fabrikam. com", "email-damaged"],
  ["***weber@fabrikam.com", "email-characters"],
  ["dana+weber@fabrikam.com", "email-characters"],
  ["…weber@fabrikam.com", "email-not-ascii"],
  ["dana@fabrikam", "email-malformed"],
  ["dana@fabrikam.com, kim@fabrikam.com", "email-several"],
  ["dana@fabrikam.com,kim@fabrikam.com", "email-several"],
  ["dana@fabrikam.com\nkim@fabrikam.com", "email-several"],
  ['"kim@fabrikam.com" <dana@fabrikam.com>', "email-several"],
];

describe("A damaged or pasted address", () => {
  for (const [text, answer] of cases) {
    for (const [name, read] of Object.entries(doors)) {
      const expected = answer.includes("@") ? answer : name.includes("copy") ? "cc-malformed" : answer;
      it(`is read alike in ${name}: ${JSON.stringify(text)}`, async () => assert.equal(await read(text), expected));
    }
  }

  /** A message that says no more shows the address on buttons. */
  const { "an address alone": _, ...fields } = doors;
  for (const [text, answer] of [
    ["dana maria weber@fabrikam.com", "email-damaged"],
    ["Dana Maria Weber weber@fabrikam.com", "weber@fabrikam.com"],
    ["dana. maria. weber@fabrikam.com", "email-damaged"],
    ["x dana&nbsp;weber@fabrikam.com", "email-damaged"],
    ["Partner: dana weber@fabrikam.com", "email-damaged"],
  ] as const) {
    for (const [name, read] of Object.entries(fields)) {
      const expected = answer.includes("@") ? answer : name.includes("copy") ? "cc-malformed" : answer;
      it(`with several words before it is read alike in ${name}: ${text}`, async () => assert.equal(await read(text), expected));
    }
  }

  const signs = fc.constantFrom(
    ...Array.from(",;:\"'()<>[]&#|/\\?!*+=~^%{}`.-_ \u00a0@"),
    "&#39;",
    "&#44;",
    "&nbsp;",
    "mailto:",
    "、",
    "ü",
  );
  const words = fc.constantFrom("dana", "weber", "o", "fabrikam.com", "kim@fabrikam.com", "com", "x");
  const pasted = fc.array(fc.oneof(words, signs), { minLength: 1, maxLength: 10 }).map((parts) => parts.join(""));
  /** A word that a sign joins to the address, as phones and forms write it for a dot or an apostrophe. */
  const glued = /\w[,;:|/\\!*+=~^%&#?]+["'([{]*/.source;
  const before = /(?:^|[\s、>"'([{<,;])/.source;
  const after = /(?:$|[\s、<>"')\]}.,;:!?])/.source;

  it("is never read in part", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const answer = readInForm(text);
        if (!answer.includes("@")) return;
        const plain = text
          .replaceAll("&#39;", "'")
          .replaceAll("&#44;", ",")
          .replaceAll("&nbsp;", " ")
          .replaceAll(/(?<![\w.])mailto:/g, " ");
        const whole = answer.replaceAll(".", String.raw`\.`);
        assert.match(plain, new RegExp(`${before}${whole}${after}`));
        const once = plain.replace(new RegExp(`(?:${whole}["'>)\\]}.:!?]*[,;]+["'([{]*)+(?=${whole})`, "gi"), "");
        assert.doesNotMatch(once, new RegExp(`${glued}${whole}`));
      }),
      { numRuns: runs(100_000) },
    );
  });

  it("is the same once it has been read", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const found = addressesIn(text, Infinity);
        if (found.length === 1) assert.equal(readInForm(found[0] ?? ""), readInForm(text));
      }),
      { numRuns: runs(100_000) },
    );
  });
});
